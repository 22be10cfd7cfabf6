import vine from '@vinejs/vine'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { lineOfText } from '#validators/text'

const gateway = vine.enum(['razorpay', 'paypal'] as const).optional()

export const eventListValidator = vine.create({
  ...pageFields,
  gateway,
  // "waiting" are those that nobody looked into yet.
  outcome: lineOfText().minLength(1).maxLength(200).optional(),
})

export const EVENT_LIST_FIELDS = [...LIST_FIELDS, 'gateway', 'outcome']

export const rejectedListValidator = vine.create({ gateway })

export const REJECTED_LIST_FIELDS = ['gateway']
