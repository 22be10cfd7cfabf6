import type { Client, Row } from '../../client.ts'
import type { Job } from './watch.ts'

export type JobRow = Row<'admin.job_rows.index'>

/** As many as a person reads at a terminal. */
const SHOWN = 20

/** The outcome of what was not taken. */
const REFUSED = 'refused'

/** What was not done though nothing is wrong with the row: people whom no invite reaches. */
const UNREACHED = ['no-address', 'bounced', 'disabled']

export const refusedIn = ({ counts }: Job) => counts[REFUSED] ?? 0

/** Whether somebody has to do something about it: it was refused, or nobody was reached. */
export function isMissed({ outcome }: JobRow): boolean {
  return outcome === REFUSED || UNREACHED.includes(outcome)
}

/**
 * Reads the rows of a job as they are needed, with `each` shown all of them in passing; of a real
 * run only what was missed unless `all`. The first few are kept to be shown, those that were refused
 * before all others.
 */
export async function readRows(
  client: Client,
  job: Job,
  all: boolean,
  each: (row: JobRow) => Promise<void> | void
): Promise<{ first: JobRow[]; count: number }> {
  const refused: JobRow[] = []
  const missed: JobRow[] = []
  const others: JobRow[] = []
  let count = 0
  const outcomes = [REFUSED, ...UNREACHED].filter((outcome) => (job.counts[outcome] ?? 0) > 0)
  for (const outcome of all ? [undefined] : outcomes) {
    const query = { limit: 1000, outcome }
    const pages = client.pages('admin.job_rows.index', { params: { id: job.id }, query })
    for await (const row of pages) {
      const like = row.outcome === REFUSED ? refused : isMissed(row) ? missed : others
      if (like.length < SHOWN) like.push(row)
      count++
      await each(row)
    }
  }
  return { first: [...refused, ...missed, ...others].slice(0, SHOWN), count }
}
