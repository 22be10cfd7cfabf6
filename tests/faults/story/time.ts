import fc from 'fast-check'
import { steps } from '#tests/faults/story/step'
import type { Story } from '#tests/faults/story/story'

const MINUTE_MS = 60_000
const SPANS = { '1m': 1, '5m': 5, '20m': 20, '2h': 120, '1d': 1_440, '8d': 11_520 }

/** What the minute's job and the worker would have done by now. */
export async function reconcile(story: Story): Promise<string> {
  await story.control.quiet()
  const jobs = await story.unlessKilled(story.world.call('reconcile'))
  await story.control.quiet()
  return jobs === null ? 'cut short' : `${jobs} jobs`
}

export const timeSteps = {
  work: steps('the worker works', {}, async (story) => {
    const jobs = await story.unlessKilled(story.world.call('work'))
    await story.control.quiet()
    return jobs === null ? 'cut short' : `${jobs} jobs`
  }),

  reconcile: steps('the reconciler runs', {}, reconcile),

  pass: steps(
    'time passes',
    { by: fc.constantFrom(...(Object.keys(SPANS) as (keyof typeof SPANS)[])) },
    async (story, { by }) => {
      await story.world.advance(SPANS[by] * MINUTE_MS)
      return reconcile(story)
    }
  ),
}
