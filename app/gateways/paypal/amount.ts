import { Money } from '#domain/money/money'
import { parseDecimal } from '#domain/money/decimal'
import { fromGatewayDecimal, toGatewayDecimal } from '#gateways/gateway_amount'
import type { Refusal } from '#gateways/payment_gateway'

/**
 * PayPal's "Currency codes": what it takes, and the three that it takes without decimals (HUF and
 * TWD have two in ISO 4217).
 */
const TAKEN = new Set(
  (
    'AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB ' +
    'USD'
  ).split(' ')
)
const NO_DECIMALS = new Set(['HUF', 'JPY', 'TWD'])

/** Decimals in PayPal's amounts; null when it does not take the currency. */
export function paypalExponent(currency: string): number | null {
  if (!TAKEN.has(currency)) return null
  return NO_DECIMALS.has(currency) ? 0 : 2
}

export function refuse(amount: Money): Refusal | null {
  const exponent = paypalExponent(amount.currency)
  if (exponent === null) return { code: 'currency' }
  if (!amount.isPositive) return { code: 'minimum', minimum: Money.of(amount.currency, 1) }
  return toGatewayDecimal(amount, exponent) === null
    ? { code: 'precision', decimals: exponent }
    : null
}

export type PayPalAmount = { currency_code: string; value: string }

/** Throws RangeError for what `refuse` refuses. */
export function toPayPalAmount(amount: Money): PayPalAmount {
  const exponent = paypalExponent(amount.currency)
  const value = exponent === null ? null : toGatewayDecimal(amount, exponent)
  if (value === null) throw new RangeError(`PayPal cannot express ${amount}`)
  return { currency_code: amount.currency, value }
}

/** Null for an amount that PayPal's own rules forbid, such as JPY "10.50". */
export function fromPayPalAmount(currency: string | null, value: string | null): Money | null {
  const exponent = currency === null ? null : paypalExponent(currency)
  if (currency === null || value === null || exponent === null) return null
  return parseDecimal(value, exponent) === null ? null : fromGatewayDecimal(currency, value)
}
