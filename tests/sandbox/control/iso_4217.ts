/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const EXPONENTS: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

export function exponentOf(currency: string): number {
  return EXPONENTS[currency] ?? 2
}

/** `12.5` in a two-decimal currency is 1250; more decimals than the currency has are a bug here. */
export function minorUnits(value: string, currency: string): number {
  return scaled(value, exponentOf(currency))
}

/** A decimal string as an integer of `10^-exponent`; never through floating point. */
export function scaled(value: string, exponent: number): number {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(value)
  const fraction = (match?.[3] ?? '').replace(/0+$/, '')
  if (!match || fraction.length > exponent) throw new RangeError(`${value} has too many decimals`)
  const integer = Number(`${match[1]}${match[2] || '0'}${fraction.padEnd(exponent, '0')}`)
  if (!Number.isSafeInteger(integer)) throw new RangeError(`${value} is too large`)
  return integer
}

/** The reverse of `scaled`: 1250 with exponent 2 is `12.50`. */
export function decimal(integer: number, exponent: number): string {
  const sign = integer < 0 ? '-' : ''
  const text = String(Math.abs(integer)).padStart(exponent + 1, '0')
  if (exponent === 0) return sign + text
  return `${sign}${text.slice(0, -exponent)}.${text.slice(-exponent)}`
}
