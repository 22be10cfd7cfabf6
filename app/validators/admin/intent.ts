import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'
import { lineOfText } from '#validators/text'

export const intentListValidator = vine.create({
  ...pageFields,
  client: vine.string().regex(publicIdPattern).optional(),
  gateway: vine.enum(['razorpay', 'paypal'] as const).optional(),
  state: vine
    .enum([
      'created',
      'redirected',
      'processing',
      'succeeded',
      'pending',
      'failed',
      'unknown',
      'held',
      'expired',
    ] as const)
    .optional(),
})

export const INTENT_LIST_FIELDS = [...LIST_FIELDS, 'client', 'gateway', 'state']

/** Why held money was taken or sent back: for the audit log and for colleagues. */
export const decisionValidator = vine.create({ note: lineOfText().minLength(1).maxLength(500) })

export const DECISION_FIELDS = ['note']
