import { IntlMessageFormat } from 'intl-messageformat'
import { unit as english } from '~lang/en/documents.json'

/** Units that only say "one of it": the number alone reads better. */
const COUNTED = new Set(['C62', 'ONE', 'EA', 'H87', 'NAR', 'PCE', 'XPP'])
const words: Record<string, string> = english

/** The word for a unit of UN/ECE recommendation 20 (BT-130); any other text stands as it is. */
export function unitName(unit: string | null, quantity: string, locale: string): string {
  if (unit === null || COUNTED.has(unit)) return ''
  const word = words[unit]
  if (word === undefined) return unit
  return String(new IntlMessageFormat(word, locale).format({ count: Number(quantity) }))
}
