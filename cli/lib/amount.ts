import { EXIT, Failure } from './failure.ts'
import { type Amount, exponentOf } from './money.ts'

/** "1,180.00 EUR", "EUR 1180", "1.180,00 EUR"; the currency may be left out where it is known. */
const FORM = /^(?:([A-Za-z]{3})\s*)?([\d.,'’\s]+?)(?:\s*([A-Za-z]{3}))?$/
/** Groups of three, or of two and three as in India. */
const GROUPED = /^\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*$|^\d{1,2}(?:(,)\d{2})*,\d{3}$/
const SPACES = /[\s\u00a0\u202f]/g

/**
 * The amount that somebody typed, in minor units, exactly: digits are moved, nothing is computed
 * with fractions. What could be meant in two ways ("1.180") is refused rather than guessed.
 */
export function parseAmount(text: string, option: string, known?: string): Amount {
  const [, before, number, after] = FORM.exec(text.trim()) ?? []
  if (number === undefined || (before && after)) throw notAnAmount(text, option)
  const currency = (before ?? after)?.toUpperCase() ?? known
  if (currency === undefined) {
    throw wrong(`${option} needs a currency.`, `Write it as "${text.trim()} EUR".`)
  }
  if (known !== undefined && currency !== known) {
    throw wrong(`${option} is in ${currency}, and this is in ${known}.`)
  }

  const exponent = exponentOf(currency)
  const { whole, fraction } = digitsOf(number.trim().replace(SPACES, ' '), exponent, option)
  if (fraction.length > exponent) {
    const most = exponent === 0 ? 'none' : String(exponent)
    throw wrong(`${currency} has ${most} of the ${fraction.length} decimals in "${text.trim()}".`)
  }
  const amountMinor = Number(whole + fraction.padEnd(exponent, '0'))
  if (!Number.isSafeInteger(amountMinor)) throw wrong(`${option} is too large an amount.`)
  if (amountMinor === 0) throw wrong(`${option} has to be more than nothing.`)
  return { amountMinor, currency }
}

function digitsOf(number: string, exponent: number, option: string) {
  const points = [...number.matchAll(/[.,]/g)]
  const last = points.at(-1)
  if (!last) return { whole: ungrouped(number, option), fraction: '' }

  const [left, right] = [number.slice(0, last.index), number.slice(last.index + 1)]
  const isOther = points.some(([mark]) => mark !== last[0])
  const isRepeated = !isOther && points.length > 1
  // "1,180,000": nobody writes two decimal points.
  if (isRepeated) return { whole: ungrouped(number, option), fraction: '' }
  const isThree = /^\d{3}$/.test(right) && /^[1-9]\d{0,2}$/.test(left)
  if (isThree && !isOther) {
    if (exponent === 0) return { whole: left + right, fraction: '' }
    throw ambiguous(left, right, exponent, option)
  }
  if (!/^\d*$/.test(right) || left === '') throw notAnAmount(number, option)
  return { whole: ungrouped(left, option), fraction: right }
}

function ungrouped(number: string, option: string): string {
  if (/^\d+$/.test(number)) return number
  if (!GROUPED.test(number)) throw notAnAmount(number, option)
  return number.replace(/\D/g, '')
}

function ambiguous(left: string, right: string, exponent: number, option: string): Failure {
  const thousands = `${left}${right}.${'0'.repeat(exponent)}`
  const small =
    exponent === 3
      ? `${left}.${right.replace(/0+$/, '') || '0'}`
      : `${left}.${right.slice(0, exponent)}`
  return wrong(
    `${option} could be ${left},${right} or a little over ${left}.`,
    `Write it with all its decimals: ${thousands}, or ${small} if you mean that.`
  )
}

function notAnAmount(text: string, option: string): Failure {
  return wrong(`${option} is no amount: "${text.trim()}".`, 'An amount looks like "1180.00 EUR".')
}

function wrong(message: string, hint?: string): Failure {
  return new Failure('usage', message, { exitStatus: EXIT.usage, hint })
}
