import fc from 'fast-check'
import type { Options } from '#tests/faults/run/options'
import type { World } from '#tests/faults/run/world'
import { checkEnd } from '#tests/faults/story/check_end'
import { cast, firstStep, storyOf } from '#tests/faults/story/machine'
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
  const { invoices, stranger } = cast()
  const property = fc.asyncProperty(
    invoices,
    stranger,
    firstStep(),
    storyOf(options.replay),
    async (owed, foreign, first, commands) => {
      const story = await Story.open(world, owed, [foreign])
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

  const [owed, , , commands] = details.counterexample ?? []
  const failed = [
    `A story ended badly, after ${details.numRuns} and ${details.numShrinks} shrinks.`,
    `npm run test:faults -- --seed=${details.seed} --path=${details.counterexamplePath}${replayOf(commands)}`,
    '',
    `Invoices: ${JSON.stringify(owed)}`,
    ...log.map((line, index) => `${index + 1}. ${line}`),
    '',
    details.errorInstance instanceof Error
      ? (details.errorInstance.stack ?? details.errorInstance.message)
      : String(details.errorInstance),
  ].join('\n')
  return { stories: details.numRuns, steps, failed }
}

/** Fast-check prints where in its own sequence the shrunk commands are. */
function replayOf(commands: unknown): string {
  const match = /replayPath="([^"]+)"/.exec(String(commands))
  return match ? ` --replay=${match[1]}` : ''
}
