import vine from '@vinejs/vine'

const MOST_INVOICES = 50

/** An amount, when given, says what the page showed; it has to be what is owed now. */
export const paymentIntentValidator = vine.create({
  gateway: vine.string().trim().minLength(1).maxLength(20),
  invoices: vine
    .array(
      vine.object({
        id: vine.string().minLength(1).maxLength(60),
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
