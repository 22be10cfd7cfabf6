import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { addCounts } from '#domain/bulk/add_counts'
import { REFUSED, type BulkRun, type Written } from '#domain/bulk/bulk_work'
import { writeEnd } from '#domain/bulk/end_bulk_job'
import { holdLease } from '#domain/bulk/hold_lease'
import { isRefusal } from '#domain/bulk/run_batches'
import type { Ending, Surroundings } from '#domain/bulk/running'
import { storeRows } from '#domain/bulk/store_rows'
import { refused, type Refused } from '#domain/shared/result'
import type BulkJob from '#models/bulk_job'

/** Undoes the transaction, with what is to be told. */
class NotAll extends Error {
  constructor(
    readonly problem: Refused<string, unknown>,
    readonly written: Written = { counts: {}, rows: [] }
  ) {
    super(problem.code)
  }
}

/**
 * Everything in one transaction, together with the end of the job: it is all there, or nothing is.
 * The items were read and found good in a dry pass.
 */
export async function runAtOnce(
  mine: BulkJob,
  run: BulkRun<unknown>,
  around: Surroundings
): Promise<Ending> {
  const now = around.now()
  try {
    await writeTransaction(async (trx) => {
      const job = await holdLease(trx, mine)
      const { counts, rows } = await writeAll(run, now, (items) => run.write(trx, items, now))
      await trx.from('bulk_job_rows').where('job_id', job.id).delete()
      await storeRows(trx, job, rows)
      await writeEnd(trx, job.merge({ counts }), { state: 'done', run }, now)
    })
    return { state: 'done', run }
  } catch (error) {
    if (!(error instanceof NotAll)) throw error
    const { counts, rows } = error.written
    await writeTransaction(async (trx) => {
      const job = await holdLease(trx, mine)
      await job.merge({ counts: addCounts(job.counts, counts) }).save()
      await storeRows(trx, job, rows)
    })
    return { state: 'failed', problem: error.problem }
  }
}

/** Reads from the start again, because a transaction that is tried again begins there as well. */
async function writeAll(
  run: BulkRun<unknown>,
  now: DateTime,
  write: (items: unknown[]) => Promise<Written>
): Promise<Written> {
  const all: Written = { counts: {}, rows: [] }
  let cursor: string | null = null
  for (;;) {
    const batch = await run.next(cursor, now)
    if (batch === null) return all
    if (isRefusal(batch)) throw new NotAll(batch)
    const { counts, rows } = await write(batch.items)
    if (counts[REFUSED] > 0) throw new NotAll(refused('nothing_taken'), { counts, rows })
    all.counts = addCounts(all.counts, counts)
    all.rows.push(...rows)
    cursor = batch.cursor
  }
}
