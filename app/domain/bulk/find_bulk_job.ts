import { isPublicId } from '#domain/shared/public_id'
import BulkJob from '#models/bulk_job'

/** By its id, with who started it. One that is still receiving its file does not exist yet. */
export async function findBulkJob(id: unknown): Promise<BulkJob | null> {
  if (!isPublicId(id)) return null
  return BulkJob.query()
    .where('public_id', id)
    .whereNot('state', 'receiving')
    .preload('staff')
    .first()
}
