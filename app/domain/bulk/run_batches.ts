import { writeTransaction } from '#database/write_transaction'
import type { Batch, BulkRun } from '#domain/bulk/bulk_work'
import { addCounts } from '#domain/bulk/add_counts'
import { leaseFrom } from '#domain/bulk/claim_bulk_job'
import { stopIfAskedTo } from '#domain/bulk/end_bulk_job'
import { holdLease } from '#domain/bulk/hold_lease'
import type { Ending, Surroundings } from '#domain/bulk/running'
import { storeRows } from '#domain/bulk/store_rows'
import type { Refused } from '#domain/shared/result'
import type BulkJob from '#models/bulk_job'

/** Batch by batch, a transaction each, which also moves the job on. `job` is kept up to date. */
export async function runBatches(
  job: BulkJob,
  run: BulkRun<unknown>,
  around: Surroundings
): Promise<Ending> {
  await moveOn(job, around, { total: job.total ?? run.total })
  for (;;) {
    if (around.isStopping()) return { state: 'left' }
    // Before the next batch is read: reading may ask others, who do something about it.
    const stopped = await stopIfAskedTo(job)
    if (stopped) return stopped
    const batch = await run.next(job.cursor, around.now())
    if (batch === null) return { state: 'done', run }
    if (isRefusal(batch)) return { state: 'failed', problem: batch }
    await writeBatch(job, run, batch, around)
  }
}

export function isRefusal(
  read: Batch<unknown> | Refused<string, unknown>
): read is Refused<string, unknown> {
  return 'ok' in read
}

async function writeBatch(
  mine: BulkJob,
  run: BulkRun<unknown>,
  { items, cursor }: Batch<unknown>,
  around: Surroundings
): Promise<void> {
  const now = around.now()
  await writeTransaction(async (trx) => {
    const job = await holdLease(trx, mine)
    const { counts, rows } = await run.write(trx, items, now)
    await storeRows(trx, job, rows)
    await job
      .merge({
        counts: addCounts(job.counts, counts),
        done: job.done + items.length,
        cursor,
        crashes: 0,
        leaseUntil: leaseFrom(now),
        updatedAt: now,
      })
      .save()
    takeOver(mine, job)
  })
}

async function moveOn(mine: BulkJob, around: Surroundings, facts: Partial<BulkJob>) {
  await writeTransaction(async (trx) => {
    const job = await holdLease(trx, mine)
    const now = around.now()
    await job.merge({ ...facts, leaseUntil: leaseFrom(now), updatedAt: now }).save()
    takeOver(mine, job)
  })
}

function takeOver(mine: BulkJob, { counts, done, cursor, total }: BulkJob): void {
  mine.merge({ counts, done, cursor, total })
}
