import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { writeEnd } from '#domain/bulk/end_bulk_job'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import BulkJob from '#models/bulk_job'

/**
 * Asks a job to end after the batch under way; one that waits ends now. What was done stays done.
 * Twice is the same as once, and a job that is over stays as it ended.
 */
export async function cancelBulkJob(
  { id }: BulkJob,
  actor: Actor,
  now: DateTime
): Promise<BulkJob> {
  return writeTransaction(async (trx) => {
    const query = BulkJob.query({ client: trx }).where('id', id)
    if (trx.dialect.name === 'postgres') query.forUpdate()
    const job = await query.firstOrFail()
    if (job.isOver || job.cancelledAt) return job

    await job.merge({ cancelledAt: now, updatedAt: now }).save()
    const target = { type: 'job', id: job.publicId }
    await recordAudit(
      trx,
      actor,
      { action: 'job.cancelled', target, details: { kind: job.kind } },
      now
    )
    if (job.state === 'queued') await writeEnd(trx, job, { state: 'cancelled' }, now)
    return job
  })
}
