import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import type { Client, Row } from '../../client.ts'
import { csvLine } from '../csv.ts'
import { Failure } from '../failure.ts'
import type { Job } from './watch.ts'

export type JobRow = Row<'admin.job_rows.index'>

/** As many as a person reads at a terminal. */
const SHOWN = 20

/** The outcome of what was not taken. */
export const REFUSED = 'refused'

export const refusedIn = ({ counts }: Job) => counts[REFUSED] ?? 0

/**
 * Reads the rows of a job as they are needed, with `each` shown all of them in passing. The first
 * few are kept to be shown, those that were refused before all others.
 */
export async function readRows(
  client: Client,
  job: Job,
  outcome: string | undefined,
  each: (row: JobRow) => Promise<void> | void
): Promise<{ first: JobRow[]; count: number }> {
  const refused: JobRow[] = []
  const others: JobRow[] = []
  let count = 0
  const query = { limit: 1000, outcome }
  for await (const row of client.pages('admin.job_rows.index', { params: { id: job.id }, query })) {
    const like = row.outcome === REFUSED ? refused : others
    if (like.length < SHOWN) like.push(row)
    count++
    await each(row)
  }
  return { first: [...refused, ...others].slice(0, SHOWN), count }
}

/** A CSV of rows that failed. It names clients: it is for its owner alone. */
export class FailedRowsFile {
  readonly path: string
  private readonly stream: WriteStream
  private failure: Error | null = null

  constructor(path: string) {
    this.path = path
    this.stream = createWriteStream(path, { mode: 0o600 })
    this.stream.on('error', (error) => {
      this.failure = error
    })
    this.stream.write(csvLine(['line', 'column', 'outcome', 'code', 'message', 'ref', 'name']))
  }

  async add({ line, column, outcome, code, message, ref, name }: JobRow): Promise<void> {
    this.assertWritable()
    if (this.stream.write(csvLine([line, column, outcome, code, message, ref, name]))) return
    await once(this.stream, 'drain').catch(() => this.assertWritable())
  }

  async close(): Promise<void> {
    this.stream.end()
    if (!this.failure) await once(this.stream, 'close').catch(() => {})
    this.assertWritable()
  }

  private assertWritable(): void {
    if (!this.failure) return
    throw new Failure(
      'cannot-write',
      `${this.path} could not be written: ${this.failure.message}.`,
      { hint: 'The job itself is over; `portal jobs show` tells its rows again.' }
    )
  }
}
