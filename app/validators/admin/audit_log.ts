import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { pageFields } from '#validators/admin/list'
import { lineOfText } from '#validators/text'

/** `since` and `until`: a day, or a time with its zone; both ends belong to the range. */
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
