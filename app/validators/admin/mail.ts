import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { pageFields } from '#validators/admin/list'
import { mailAddress } from '#validators/mail_address'
import { pointInTime } from '#validators/point_in_time'
import { lineOfText } from '#validators/text'

const publicId = () => vine.string().regex(publicIdPattern)

export const mailListValidator = vine.create({
  ...pageFields,
  state: vine.enum(['queued', 'sent', 'failed', 'bounced'] as const).optional(),
  kind: vine
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  client: publicId().optional(),
  q: lineOfText().minLength(1).maxLength(254).optional(),
})

export const MAIL_LIST_FIELDS = ['limit', 'after', 'state', 'kind', 'client', 'q']

/** Which mail, by one of the two: for whoever looks to say. */
export const mailBounceValidator = vine.create({
  mailId: publicId().optional(),
  messageId: lineOfText().minLength(1).maxLength(250).optional(),
  kind: vine.enum(['hard', 'soft', 'complaint'] as const),
  reason: vine.string().trim().maxLength(2000).nullable().optional(),
  occurredAt: pointInTime().optional(),
  eventId: lineOfText().minLength(1).maxLength(200).optional(),
  email: mailAddress().optional(),
})

export const MAIL_BOUNCE_FIELDS = [
  ...['mailId', 'messageId', 'kind', 'reason', 'occurredAt', 'eventId', 'email'],
]
