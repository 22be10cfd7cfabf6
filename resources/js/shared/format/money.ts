import { exponentOf } from '~shared/format/currency'
import type { Money } from '~shared/wire'

type Digits = `${number}`

const formatters = new Map<string, Intl.NumberFormat>()

function formatterFor(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${options.style}|${options.currency ?? ''}|${options.currencyDisplay ?? ''}|${options.minimumFractionDigits}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  formatters.set(key, made)
  return made
}

/** Minor units as decimal digits ("-12.05"), by moving the point, never by floating arithmetic. */
function decimalDigits({ amountMinor, currency }: Money): Digits {
  const exponent = exponentOf(currency)
  const sign = amountMinor < 0 ? '-' : ''
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  return `${sign}${whole}${exponent ? `.${digits.slice(-exponent)}` : ''}` as Digits
}

function optionsFor(currency: string, style: 'currency' | 'decimal'): Intl.NumberFormatOptions {
  const exponent = exponentOf(currency)
  return {
    style,
    ...(style === 'currency' ? { currency, currencyDisplay: 'narrowSymbol' } : {}),
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  }
}

/** The parts of an amount, with a true minus sign. */
export function moneyParts(money: Money, locale: string): Intl.NumberFormatPart[] {
  return formatterFor(locale, optionsFor(money.currency, 'currency'))
    .formatToParts(decimalDigits(money))
    .map((part) => (part.type === 'minusSign' ? { ...part, value: '−' } : part))
}

/** "₹1,80,332.00" */
export function formatMoney(money: Money, locale: string): string {
  return moneyParts(money, locale)
    .map((part) => part.value)
    .join('')
}

/** "₹5.7L", "€1.2K": for an axis, never for what somebody owes. */
export function formatCompact(money: Money, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(decimalDigits(money))
}

/** "₹", or the code where the reader's language has no sign for it. */
export function currencySymbol(currency: string, locale: string): string {
  const parts = moneyParts({ amountMinor: 0, currency }, locale)
  return parts.find((part) => part.type === 'currency')?.value ?? currency
}

/** "1,80,332.00": inside a document whose currency has been named. */
export function formatAmount(money: Money, locale: string): string {
  return formatterFor(locale, optionsFor(money.currency, 'decimal'))
    .format(decimalDigits(money))
    .replace('-', '−')
}

/** A decimal from the document ("4500.00", "1000"), grouped for the reader, its digits untouched. */
export function formatDecimal(value: string, locale: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return value
  const decimals = value.split('.')[1]?.length ?? 0
  return formatterFor(locale, {
    style: 'decimal',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
    .format(value as Digits)
    .replace('-', '−')
}

/** The currency's name as it stands after an amount: "euros", "Indian rupees". */
export function currencyName(currency: string, locale: string): string {
  const parts = formatterFor(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    minimumFractionDigits: 0,
  }).formatToParts(2)
  return parts.find((part) => part.type === 'currency')?.value ?? currency
}

export function addMoney(left: Money, right: Money): Money {
  if (left.currency !== right.currency)
    throw new RangeError('Amounts of two currencies never add up')
  return { amountMinor: left.amountMinor + right.amountMinor, currency: left.currency }
}

export function isZero(money: Money): boolean {
  return money.amountMinor === 0
}

export function negated(money: Money): Money {
  return { amountMinor: -money.amountMinor, currency: money.currency }
}

/** "1.5000" → "1.5"; with two decimals to keep, "4500" and "4500.000" → "4500.00". */
export function trimDecimal(value: string, keep = 0): string {
  const [whole = value, decimals = ''] = value.split('.')
  const kept = decimals.replace(/0+$/, '').padEnd(keep, '0')
  return kept ? `${whole}.${kept}` : whole
}
