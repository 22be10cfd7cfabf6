const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/

/**
 * Reads a plain decimal ("-1234.50") into integer units of 10^-exponent, exactly.
 * Null when it is no decimal, has non-zero digits beyond the exponent, or is not a safe integer.
 */
export function parseDecimal(text: string, exponent: number): number | null {
  const match = DECIMAL.exec(text.trim())
  if (!match) return null

  const [, sign, whole, fraction = ''] = match
  if (whole === '' && fraction === '') return null
  if (/[1-9]/.test(fraction.slice(exponent))) return null

  const units = Number(`${whole}${fraction.slice(0, exponent).padEnd(exponent, '0')}` || '0')
  if (!Number.isSafeInteger(units)) return null
  return sign === '-' && units !== 0 ? -units : units
}

/**
 * Writes integer units of 10^-exponent as a plain decimal: (-5, 2) is "-0.05".
 */
export function formatDecimal(units: number, exponent: number): string {
  const sign = units < 0 ? '-' : ''
  const digits = String(Math.abs(units)).padStart(exponent + 1, '0')
  if (exponent === 0) return `${sign}${digits}`
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}
