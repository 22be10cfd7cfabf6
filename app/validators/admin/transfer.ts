import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { recordedMinor } from '#validators/amount_minor'
import { calendarDate } from '#validators/calendar_date'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { lineOfText } from '#validators/text'

export const transferListValidator = vine.create({
  ...pageFields,
  client: vine.string().regex(publicIdPattern).optional(),
  state: vine.enum(['pending', 'confirmed', 'rejected', 'withdrawn'] as const).optional(),
})

export const TRANSFER_LIST_FIELDS = [...LIST_FIELDS, 'client', 'state']

/** What really arrived and when, where it is not what the client said. */
export const confirmationValidator = vine.create({
  amountMinor: recordedMinor().optional(),
  paidOn: calendarDate().optional(),
})

export const CONFIRMATION_FIELDS = ['amountMinor', 'paidOn']

/** For the client to read. */
export const rejectionValidator = vine.create({ reason: lineOfText().minLength(1).maxLength(500) })

export const REJECTION_FIELDS = ['reason']
