import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { lineOfText } from '#validators/text'

const MOST_INVOICES = 50

/** An amount, when given, says what the page showed; it has to be what is owed now. */
export const paymentIntentValidator = vine.create({
  gateway: lineOfText().minLength(1).maxLength(20),
  invoices: vine
    .array(
      vine.object({
        id: vine.string().regex(publicIdPattern),
        amountMinor: vine
          .number({ strict: true })
          .withoutDecimals()
          .min(1)
          .max(Number.MAX_SAFE_INTEGER)
          .optional(),
      })
    )
    .minLength(1)
    .maxLength(MOST_INVOICES)
    .distinct('id'),
})
