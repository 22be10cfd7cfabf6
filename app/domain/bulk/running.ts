import type { DateTime } from 'luxon'
import type { BulkRun } from '#domain/bulk/bulk_work'
import type { Refused } from '#domain/shared/result'

/** What a run of a job needs of its process. */
export type Surroundings = {
  now(): DateTime
  /** Whether this process is to stop: the job is left to the next one then. */
  isStopping(): boolean
}

/** How a run ended; `left`: this process stops, and the job waits for another. */
export type Ending =
  | { state: 'done'; run: BulkRun<unknown> }
  | { state: 'cancelled' }
  | { state: 'left' }
  | { state: 'failed'; problem: Refused<string, unknown> }
