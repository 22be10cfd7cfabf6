import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import type { EventFilter } from '#domain/audit/reading/filter_events'
import { publicIdPattern } from '#domain/shared/public_id'
import { pageFields } from '#validators/admin/list'
import { auditRange } from '#validators/admin/audit_export'
import { lineOfText } from '#validators/text'

export const auditLogValidator = vine.create({
  ...pageFields,
  action: vine
    .string()
    .regex(/^[a-z_]{1,40}(\.[a-z_]{1,40})?$/)
    .optional(),
  actor: lineOfText().minLength(1).maxLength(254).optional(),
  client: vine.string().regex(publicIdPattern).optional(),
  since: vine.string().maxLength(40).optional(),
  until: vine.string().maxLength(40).optional(),
})

export const AUDIT_LOG_FIELDS = [
  ...['action', 'actor', 'client', 'since', 'until', 'limit', 'after'],
]

/** Both ends belong to the range; a day is that whole day in UTC. */
export async function auditLog(
  request: HttpContext['request']
): Promise<{ filter: EventFilter; page: { limit?: number; after?: string } }> {
  const { limit, after, since, until, ...narrowed } = await request.validateUsing(auditLogValidator)
  const { from, to } = auditRange({ since, until })
  return { filter: { ...narrowed, since: from, until: to }, page: { limit, after } }
}
