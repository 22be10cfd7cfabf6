import { clean } from './text.ts'

/** Currencies whose minor unit has not two digits, as the server counts them; a test compares. */
const DIGITS: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const digitsOf = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const)
  )
)

/** Digits behind the point of a currency. */
export function exponentOf(currency: string): number {
  return digitsOf.get(currency) ?? 2
}

export type Amount = { amountMinor: number; currency: string }

/** "1,234.50 EUR", exact: digits are placed, never divided. The currency may be anything: it is cleaned. */
export function formatAmount({ amountMinor, currency }: Amount): string {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`
  return `${amountMinor < 0 ? '-' : ''}${whole}${fraction} ${clean(currency)}`
}
