import type { NamedReporterContract } from '@japa/runner/types'

/** What a suite's process tells the one that started it. */
export type Counts = { type: 'counts'; passed: number; failed: number; skipped: number }

/**
 * Sends japa's own counts to the parent process. An error outside of any test (a hook, an import)
 * counts as one failure.
 */
export const countsReporter: NamedReporterContract = {
  name: 'counts',
  handler(runner, emitter) {
    emitter.on('runner:end', () => {
      const { aggregates, hasError } = runner.getSummary()
      const counts: Counts = {
        type: 'counts',
        passed: aggregates.passed,
        failed: aggregates.failed === 0 && hasError ? 1 : aggregates.failed,
        skipped: aggregates.skipped + aggregates.todo,
      }
      process.send?.(counts)
    })
  },
}

/** The framework sends messages of its own over the same channel. */
export function isCounts(message: unknown): message is Counts {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'counts'
  )
}
