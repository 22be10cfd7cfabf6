import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'

const id = publicIdPattern.source.slice(1, -1)
const MOST_INVOICES = 50

/**
 * Which invoices, as `id.id` (the parser of queries makes lists of commas, and only short ones);
 * with one invoice alone, an amount asks for a part of it.
 */
export const paymentOfferValidator = vine.create({
  invoices: vine.string().regex(new RegExp(`^${id}(\\.${id}){0,${MOST_INVOICES - 1}}$`)),
  amountMinor: vine.number().withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
})

export const PAYMENT_OFFER_FIELDS = ['invoices', 'amountMinor']
