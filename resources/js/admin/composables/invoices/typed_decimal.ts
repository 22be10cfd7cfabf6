import { locale } from '~shared/composables/use_locale'
import { parseAmount } from '~shared/format/parse_amount'

/**
 * A number as somebody types it ("1.200,5", "-40"), as the exact decimal that the API takes; null
 * when it is none, or has more than `places` decimals.
 */
export function typedDecimal(typed: string, places: number): string | null {
  const text = typed.trim()
  const isNegative = /^[-−]/.test(text)
  const read = parseAmount(isNegative ? text.slice(1) : text, locale.value, places)
  if (typeof read !== 'number') return null
  const digits = String(read).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const decimal = places === 0 ? whole : `${whole}.${digits.slice(-places)}`
  return isNegative && read !== 0 ? `-${decimal}` : decimal
}
