import { Money } from '#domain/money/money'
import { fromGatewayUnits, toGatewayUnits } from '#gateways/gateway_amount'
import { razorpayExponent } from '#gateways/razorpay/currencies'
import type { Refusal } from '#gateways/payment_gateway'

/** "Currency subunits, such as paise, should always be greater than 100" (orders API, errors). */
const MINIMUM_INR = Money.of('INR', 100)

export function refuse(amount: Money): Refusal | null {
  const exponent = razorpayExponent(amount.currency)
  if (exponent === null) return { code: 'currency' }

  if (amount.currency === 'INR' && amount.amountMinor < MINIMUM_INR.amountMinor) {
    return { code: 'minimum', minimum: MINIMUM_INR }
  }
  if (!amount.isPositive) return { code: 'minimum', minimum: Money.of(amount.currency, 1) }

  const units = toGatewayUnits(amount, exponent)
  if (units === null) return { code: 'precision', decimals: exponent }
  // "You should pass the last decimal number as 0 for three decimal currency payments."
  if (exponent === 3 && units % 10 !== 0) return { code: 'precision', decimals: 2 }
  return null
}

/** The integer for the `amount` field. Throws RangeError for what `refuse` refuses. */
export function toSubunits(amount: Money): number {
  const exponent = razorpayExponent(amount.currency)
  const units = exponent === null ? null : toGatewayUnits(amount, exponent)
  if (units === null) throw new RangeError(`Razorpay cannot express ${amount}`)
  return units
}

export function fromSubunits(currency: string | null, units: number | null): Money | null {
  const exponent = currency === null ? null : razorpayExponent(currency)
  if (currency === null || exponent === null || units === null) return null
  return fromGatewayUnits(currency, units, exponent)
}
