import db from '@adonisjs/lucid/services/db'
import { minorSum, moneyForReport, readMinorSum } from '#domain/money/minor_sum'
import type { Money } from '#domain/money/money'
import { currenciesOf } from '#domain/overview/currencies_of'

/** Of one currency: how many documents there are, and what they ask of clients. */
export type BookTotal = { currency: string; count: number; amount: Money }

/**
 * All invoices and credit notes by currency, whatever became of them; a credit note asks less. What
 * an import adds to it is what it took in. One query for each, of an index alone.
 */
export async function readBookTotals(): Promise<BookTotal[]> {
  const totals: BookTotal[] = []
  for (const currency of await currenciesOf('invoices where 1 = 1')) {
    const row = await db
      .from('invoices')
      .where('currency', currency)
      .select(db.raw(minorSum('payable_minor')))
      .count('* as invoices')
      .firstOrFail()
    const amount = moneyForReport(currency, readMinorSum(row))
    totals.push({ currency, count: Number(row.invoices), amount })
  }
  return totals
}
