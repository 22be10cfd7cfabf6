import vine from '@vinejs/vine'
import { ACTION_GROUP_NAMES } from '#domain/audit/reading/action_groups'
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
  group: vine.enum(ACTION_GROUP_NAMES).optional(),
  actor: lineOfText().minLength(1).maxLength(254).optional(),
  client: vine.string().regex(publicIdPattern).optional(),
  q: lineOfText().minLength(1).maxLength(100).optional(),
  since: vine.string().maxLength(40).optional(),
  until: vine.string().maxLength(40).optional(),
})

export const AUDIT_LOG_FIELDS = [
  ...['action', 'group', 'actor', 'client', 'q', 'since', 'until', 'limit', 'after'],
]
