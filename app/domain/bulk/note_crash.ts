import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { MOST_CRASHES } from '#domain/bulk/claim_bulk_job'
import { writeEnd } from '#domain/bulk/end_bulk_job'
import { holdLease } from '#domain/bulk/hold_lease'
import { refused } from '#domain/shared/result'
import type BulkJob from '#models/bulk_job'

/**
 * Notes that a run threw. The same batch is tried again, a few times in a row; then the job has
 * failed, and what was written before it stays. Answers whether it was given up.
 */
export function noteCrash(mine: BulkJob, now: DateTime): Promise<boolean> {
  return writeTransaction(async (trx) => {
    const job = await holdLease(trx, mine)
    const crashes = job.crashes + 1
    if (crashes < MOST_CRASHES) {
      await job.merge({ crashes, state: 'queued', lease: null, leaseUntil: null }).save()
      return false
    }
    await writeEnd(trx, job, { state: 'failed', problem: refused('internal_error') }, now)
    return true
  })
}
