import { hash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import { presentStarted } from '#controllers/admin/present_job'
import { canonicalJson } from '#domain/shared/canonical_json'
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
  start: (onceKey: () => string | null) => Promise<BulkJob>
) {
  const job = await idempotent(ctx, jobScope(ctx), asked, now, async (key) => {
    const { publicId } = await start(() => onceKeyFor(key, asked))
    return { publicId }
  })
  return presentStarted(ctx, job)
}

export function jobScope({ staff }: HttpContext): string {
  return `admin.jobs:${staff.id}`
}

/** By what was asked too: a key that is free again after days may be used for something else. */
export function onceKeyFor(key: string | undefined, asked: Record<string, unknown>): string | null {
  return key === undefined ? null : hash('sha256', `${key}\n${canonicalJson(asked)}`)
}
