import vine from '@vinejs/vine'
import { isCurrency } from '#domain/money/currency'

const knownCurrency = vine.createRule((value, _options, field) => {
  if (typeof value === 'string' && !isCurrency(value)) {
    field.report('The {{ field }} field must be a currency of ISO 4217', 'currency', field)
  }
})

/** A currency of ISO 4217 by its three letters. */
export const currencyCode = () => vine.string().maxLength(3).use(knownCurrency())
