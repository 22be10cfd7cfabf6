import type { Translate } from '#domain/documents/document_parts'

/** Units that only say "one of it": the number alone reads better. */
const COUNTED = new Set(['C62', 'ONE', 'EA', 'H87', 'NAR', 'PCE', 'XPP'])

/** UN/ECE recommendation 20 codes that the catalogue has a word for. */
const NAMED = new Set([
  ...['SEC', 'MIN', 'HUR', 'DAY', 'WEE', 'MON', 'ANN', 'QAN'],
  ...['GRM', 'KGM', 'TNE', 'LBR', 'MLT', 'LTR', 'MTQ'],
  ...['MMT', 'CMT', 'MTR', 'KMT', 'MTK', 'KWH', 'WTT', 'KWT'],
  ...['SET', 'PR', 'DZN', 'XBX', 'XPK', 'XCT', 'XPX', 'LS', 'P1', 'E48', 'HAR', 'GB', 'E34'],
])

/**
 * The word for a unit of UN/ECE recommendation 20 (BT-130), in the right plural: "h", "days".
 * Empty for plain counts; a unit without a word is printed as it is.
 */
export function unitName(unit: string | null, quantity: string, t: Translate): string {
  if (unit === null || COUNTED.has(unit)) return ''
  if (!NAMED.has(unit)) return unit
  return t(`documents.unit.${unit}`, { count: Number(quantity) })
}
