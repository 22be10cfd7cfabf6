import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import type { Options } from '#tests/faults/run/options'
import type { World } from '#tests/faults/run/world'
import { checkEnd } from '#tests/faults/story/check_end'
import { firstStep, invoices, storyOf } from '#tests/faults/story/machine'
import { Story } from '#tests/faults/story/story'

export type Told = {
  stories: number
  steps: number
  failed: string | null
}

/** Tells stories until the number is reached or one of them ends badly. */
export async function tellStories(
  world: World,
  options: Pick<Options, 'stories' | 'seed' | 'path' | 'replay' | 'noShrink'>,
  onStory: (told: number, story: Story) => void
): Promise<Told> {
  let told = 0
  let steps = 0
  let log: string[] = []
  const property = fc.asyncProperty(
    invoices(),
    firstStep(),
    storyOf(options.replay),
    async (owed, first, commands) => {
      const story = await Story.open(world, owed)
      log = story.log
      await first.run(story, story)
      await fc.asyncModelRun(() => ({ model: story, real: story }), commands)
      await checkEnd(story)
      steps += story.log.length
      onStory(++told, story)
    }
  )
  const details = await fc.check(property, {
    numRuns: options.stories,
    seed: options.seed,
    ...(options.path !== undefined && { path: options.path }),
    endOnFailure: options.noShrink,
    interruptAfterTimeLimit: undefined,
  })
  if (!details.failed) return { stories: told, steps, failed: null }

  // The server's log takes a moment to get here.
  await setTimeout(500)

  const commands = details.counterexample?.at(-1)
  const again =
    `npm run test:faults -- --seed=${details.seed} --path=${details.counterexamplePath}` +
    replayOf(commands)
  return { stories: details.numRuns, steps, failed: report(again, log, details, world.serverSaid) }
}

/** A story that ended badly, for people: how to tell it again, its steps, and what was wrong. */
export function report(
  again: string,
  log: string[],
  details: { counterexample: unknown[] | null; numShrinks: number; errorInstance: unknown },
  serverSaid: string
): string {
  const error = details.errorInstance
  return [
    `A story ended badly (${details.numShrinks} shrinks). Again: ${again}`,
    '',
    `Invoices: ${JSON.stringify(details.counterexample?.at(0))}`,
    ...log.map((line, index) => `${index + 1}. ${line}`),
    '',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    ...(serverSaid ? ['', 'The server wrote last:', serverSaid.slice(-4000)] : []),
  ].join('\n')
}

/** Fast-check prints where in its own sequence the shrunk commands are. */
function replayOf(commands: unknown): string {
  const match = /replayPath="([^"]+)"/.exec(String(commands))
  return match ? ` --replay=${match[1]}` : ''
}
