import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { distinctIds } from '#validators/distinct_ids'
import { lineOfText } from '#validators/text'

const MOST_INVOICES = 50

const minorUnits = () =>
  vine.number({ strict: true }).withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER)

/**
 * `amountMinor` is how much of an invoice to pay (without it: all that is left), `balanceMinor` the
 * balance that the page showed: when it is another now, nothing is charged.
 */
export const paymentIntentValidator = vine.create({
  gateway: lineOfText().minLength(1).maxLength(20),
  invoices: vine
    .array(
      vine.object({
        id: vine.string().regex(publicIdPattern),
        amountMinor: minorUnits().optional(),
        balanceMinor: minorUnits().optional(),
      })
    )
    .minLength(1)
    .maxLength(MOST_INVOICES)
    .use(distinctIds()),
})

export const PAYMENT_INTENT_FIELDS = ['gateway', 'invoices']
export const PAYMENT_SHARE_FIELDS = ['id', 'amountMinor', 'balanceMinor']
