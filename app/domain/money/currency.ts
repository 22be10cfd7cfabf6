import * as currencies from 'dinero.js/currencies'

/** ISO 4217 says two; the library counts their subunits, of which there are five. */
const CORRECTED: [string, number][] = [
  ['MGA', 2],
  ['MRU', 2],
]

const known = new Map<string, number>([
  ...Object.values(currencies).map(({ code, exponent }): [string, number] => [code, exponent]),
  ...CORRECTED,
])

/**
 * Whether the code is an ISO 4217 currency in use, for example "INR".
 */
export function isCurrency(code: string): boolean {
  return known.has(code)
}

/**
 * Number of decimal digits of the currency's minor unit (ISO 4217): INR 2, JPY 0, KWD 3.
 * Throws RangeError for a code that is not a currency.
 *
 * A gateway may differ (PayPal takes no decimals for HUF); that belongs to the gateway.
 */
export function currencyExponent(code: string): number {
  const exponent = known.get(code)
  if (exponent === undefined) throw new RangeError(`"${code}" is not an ISO 4217 currency`)
  return exponent
}
