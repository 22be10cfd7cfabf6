/** Why a typed amount is none: no number at all, or finer than the currency's smallest coin. */
export type AmountFault = 'not_a_number' | 'too_precise'

const SEPARATORS = /[.,٫٬]/g
/** What people put between or around digits without meaning anything by it. */
const DECORATION = /[\s\u00A0\u202F\u2009'’_]|\p{Sc}/gu

/**
 * An amount as somebody types it ("1,180.00", "1.180,00", "1180", "१,१८०"), in minor units, exactly:
 * digits are moved, never multiplied. A single separator is read as `locale` means it, unless that
 * makes no sense; what could mean two things is refused rather than guessed.
 */
export function parseAmount(typed: string, locale: string, exponent: number): number | AmountFault {
  const text = asciiDigits(typed.replace(DECORATION, '')).replaceAll('٫', '.').replaceAll('٬', ',')
  if (!/^[\d.,]*\d[\d.,]*$/.test(text)) return 'not_a_number'

  const point = decimalPoint(text, locale, exponent)
  if (point === null) return 'not_a_number'
  const whole = point === -1 ? text : text.slice(0, point)
  const fraction = point === -1 ? '' : text.slice(point + 1)
  if (!isGrouped(whole) || /\D/.test(fraction)) return 'not_a_number'
  if (fraction.length > exponent) return 'too_precise'

  const minor = Number(whole.replaceAll(SEPARATORS, '') + fraction.padEnd(exponent, '0'))
  return Number.isSafeInteger(minor) ? minor : 'not_a_number'
}

/** Where the decimals begin; -1 when there are none, null when it cannot be told. */
function decimalPoint(text: string, locale: string, exponent: number): number | null {
  const found = [...text.matchAll(SEPARATORS)]
  const last = found.at(-1)
  if (!last) return -1

  const kinds = new Set(found.map(([separator]) => separator))
  if (kinds.size === 2)
    return found.filter(([one]) => one === last[0]).length === 1 ? last.index : null
  if (found.length > 1) return -1

  const after = text.length - last.index - 1
  const isDecimalHere = last[0] === decimalOf(locale)
  if (isDecimalHere) return last.index
  return after === 3 ? -1 : after <= exponent ? last.index : null
}

/** "1180", "1,180" or "1,00,000": the last group has three digits, the others two or three. */
function isGrouped(whole: string): boolean {
  return /^\d*$/.test(whole) || /^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/.test(whole)
}

function decimalOf(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
}

/** Every script's digits run from zero to nine, in that order. */
function asciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let zero = code
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
    return String(code - zero)
  })
}
