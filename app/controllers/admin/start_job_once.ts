import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import { presentStarted } from '#controllers/admin/present_job'
import { idempotent } from '#middleware/idempotency'
import type BulkJob from '#models/bulk_job'

/**
 * 202 with the job that `start` makes, once per Idempotency-Key and member of staff: asked again it
 * answers the same job, as it stands then. `asked` is all that tells one request from another.
 */
export async function startJobOnce(
  ctx: HttpContext,
  asked: Record<string, unknown>,
  now: DateTime,
  start: () => Promise<BulkJob>
) {
  const scope = `admin.jobs:${ctx.staff.id}`
  const job = await idempotent(ctx, scope, asked, now, async () => {
    const { publicId } = await start()
    return { publicId }
  })
  return presentStarted(ctx, job)
}
