import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import BulkJob from '#models/bulk_job'

/** Another worker has taken the job up: nothing of ours may be written any more. */
export class LostLease extends Error {}

/**
 * The job as it stands, locked for the rest of the transaction, when this run still holds it.
 * Throws LostLease, which undoes the transaction.
 */
export async function holdLease(trx: TransactionClientContract, mine: BulkJob): Promise<BulkJob> {
  const query = BulkJob.query({ client: trx }).where('id', mine.id)
  if (trx.dialect.name === 'postgres') query.forUpdate()
  const job = await query.first()
  if (job?.state !== 'running' || job.lease !== mine.lease) throw new LostLease()
  return job
}
