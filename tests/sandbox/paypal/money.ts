import { isObject } from '#tests/sandbox/http/exchange'

/** What PayPal takes (its currency-codes reference), and the three that have no decimals there. */
const CURRENCIES =
  'AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB USD'.split(
    ' '
  )
const NO_DECIMALS = ['HUF', 'JPY', 'TWD']

export interface PaypalMoney {
  currency_code: string
  value: string
}

export type MoneyIssue =
  | 'MISSING_REQUIRED_PARAMETER'
  | 'INVALID_PARAMETER_SYNTAX'
  | 'INVALID_CURRENCY_CODE'
  | 'CANNOT_BE_ZERO_OR_NEGATIVE'
  | 'DECIMAL_PRECISION'
  | 'DECIMALS_NOT_SUPPORTED'

export function paypalExponent(currency: string): number {
  return NO_DECIMALS.includes(currency) ? 0 : 2
}

/** Checks a money object of a request; the issue's name is PayPal's. */
export function readMoney(
  value: unknown
): { money: PaypalMoney; issue: null } | { money: null; issue: MoneyIssue } {
  const bad = (issue: MoneyIssue) => ({ money: null, issue })
  if (!isObject(value)) return bad('MISSING_REQUIRED_PARAMETER')
  const { currency_code: currency, value: amount } = value
  if (currency === undefined || amount === undefined) return bad('MISSING_REQUIRED_PARAMETER')
  if (typeof currency !== 'string' || typeof amount !== 'string') {
    return bad('INVALID_PARAMETER_SYNTAX')
  }
  const match = /^(-?)(\d{0,15})(?:\.(\d+))?$/.exec(amount)
  if (!match || amount === '' || amount === '-') return bad('INVALID_PARAMETER_SYNTAX')
  if (!CURRENCIES.includes(currency)) return bad('INVALID_CURRENCY_CODE')
  if (match[1] === '-' || /^[0.]*$/.test(amount)) return bad('CANNOT_BE_ZERO_OR_NEGATIVE')
  const exponent = paypalExponent(currency)
  const decimals = match[3]?.length ?? 0
  if (exponent === 0 && decimals > 0) return bad('DECIMALS_NOT_SUPPORTED')
  if (decimals > exponent) return bad('DECIMAL_PRECISION')
  return { money: { currency_code: currency, value: amount }, issue: null }
}
