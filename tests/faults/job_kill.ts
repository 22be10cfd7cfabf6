/*
 * Where the server process is ended by SIGKILL while it does a bulk job:
 * J1 a batch was read and nothing of it is written,
 * J2 a batch is written and not committed,
 * J3 that batch is committed, and nobody knows yet,
 * J4 all batches are there, and the transaction that ends the job is not committed,
 * J5 it is committed; whoever asks next hears that the job is over,
 * any: from outside, wherever the process is by then.
 */
export const BATCH_POINTS = ['J1', 'J2', 'J3', 'any'] as const
export const END_POINTS = ['J4', 'J5'] as const

export type JobPoint = (typeof BATCH_POINTS)[number] | (typeof END_POINTS)[number]

export type JobKill = {
  point: JobPoint
  /** How many of them this process is to write before it dies; of no meaning at the end. */
  batches: number
  /** How long after them; anywhere alone. */
  delayMs: number
}
