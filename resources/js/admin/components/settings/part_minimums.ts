import { exponentOf } from '~shared/format/currency'
import { formatAmount } from '~shared/format/money'
import { parseAmount } from '~shared/format/parse_amount'
import type { TextKey } from '~shared/text/texts'

/** The least part of an invoice that may be paid, as it is typed. */
export type Minimum = { currency: string; amount: string }

/** From minor units by currency. */
export function minimumsOf(byCurrency: Record<string, number>, locale: string): Minimum[] {
  return Object.entries(byCurrency).map(([currency, amountMinor]) => ({
    currency,
    amount: formatAmount({ amountMinor, currency }, locale),
  }))
}

/** To minor units by currency, and what of it is no amount, by its place. */
export function minorOf(minimums: Minimum[], locale: string) {
  const byCurrency: Record<string, number> = {}
  const faults: { at: number; text: TextKey }[] = []
  minimums.forEach(({ currency, amount }, at) => {
    const code = currency.trim().toUpperCase()
    const minor = parseAmount(amount, locale, exponentOf(code))
    if (!/^[A-Z]{3}$/.test(code)) faults.push({ at, text: 'admin.settings.currency_wrong' })
    else if (code in byCurrency) faults.push({ at, text: 'admin.settings.currency_twice' })
    else if (typeof minor !== 'number' || minor <= 0) {
      faults.push({ at, text: 'admin.settings.amount_wrong' })
    } else byCurrency[code] = minor
  })
  return { byCurrency, faults }
}
