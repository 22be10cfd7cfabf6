import { currencyExponent, isCurrency } from '#domain/money/currency'
import { formatDecimal, parseDecimal } from '#domain/money/decimal'
import { Money } from '#domain/money/money'

/**
 * Our minor units (ISO 4217) and a gateway's units can differ: HUF has two decimals in ISO and at
 * Razorpay, none at PayPal. These carry an amount across, exactly or not at all.
 */
export function toGatewayUnits(amount: Money, exponent: number): number | null {
  return parseDecimal(amount.toDecimal(), exponent)
}

/** Null for an unknown currency, a unit count that is no integer, or more decimals than ISO has. */
export function fromGatewayUnits(currency: string, units: number, exponent: number): Money | null {
  if (!isCurrency(currency) || !Number.isSafeInteger(units)) return null
  return fromGatewayDecimal(currency, formatDecimal(units, exponent))
}

export function toGatewayDecimal(amount: Money, exponent: number): string | null {
  const units = toGatewayUnits(amount, exponent)
  return units === null ? null : formatDecimal(units, exponent)
}

export function fromGatewayDecimal(currency: string, decimal: string): Money | null {
  if (!isCurrency(currency)) return null
  const units = parseDecimal(decimal, currencyExponent(currency))
  return units === null ? null : Money.of(currency, units)
}
