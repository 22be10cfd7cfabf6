/**
 * How many decimals a currency has (ISO 4217). Browsers follow CLDR instead, which drops decimals
 * that ISO keeps (IQD, for one), so the exceptions from two decimals are listed here.
 */
const EXCEPTIONS: Record<string, number> = {
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
  UYI: 0,
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
  CLF: 4,
  UYW: 4,
}

export function exponentOf(currency: string): number {
  return EXCEPTIONS[currency] ?? 2
}
