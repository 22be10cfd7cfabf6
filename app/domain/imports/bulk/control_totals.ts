import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'

type Amounts = { count: number; sumMinor: number }

/** By currency: how many documents, and what they ask of clients (a credit note asks less). */
export class Tally {
  private amounts = new Map<string, Amounts>()

  add(currency: string, sumMinor: number, count = 1): void {
    const known = this.of(currency)
    this.amounts.set(currency, {
      count: known.count + count,
      sumMinor: known.sumMinor + sumMinor,
    })
  }

  addDraft({ currency, kind, totals }: InvoiceDraft): void {
    this.add(currency, kind === 'credit_note' ? -totals.due.amountMinor : totals.due.amountMinor)
  }

  addAll(other: Tally): void {
    for (const [currency, { count, sumMinor }] of other.amounts) this.add(currency, sumMinor, count)
  }

  of(currency: string): Amounts {
    return this.amounts.get(currency) ?? { count: 0, sumMinor: 0 }
  }

  get currencies(): string[] {
    return [...this.amounts.keys()]
  }
}

/** The books as they are, and as they were when `lastId` was the newest document. */
export async function booksNowAndThen(
  trx: TransactionClientContract,
  lastId: number
): Promise<{ before: Tally; after: Tally }> {
  const rows: Record<string, string | number | null>[] = await trx
    .from('invoices')
    .select('currency')
    .select(
      trx.raw(
        `count(*) as now_count, sum(payable_minor) as now_sum,
         sum(case when id <= ? then 1 else 0 end) as then_count,
         sum(case when id <= ? then payable_minor else 0 end) as then_sum`,
        [lastId, lastId]
      )
    )
    .groupBy('currency')
  const before = new Tally()
  const after = new Tally()
  for (const row of rows) {
    const currency = String(row.currency)
    after.add(currency, Number(row.now_sum), Number(row.now_count))
    before.add(currency, Number(row.then_sum), Number(row.then_count))
  }
  return { before, after }
}

/**
 * For the eye and for auditors: an import proves itself when what the books hold afterwards is what
 * they held before and what was imported, in number and sum. In a dry run nothing is to be proved.
 */
export function controlTotals(
  { before, file, imported, after }: Record<'before' | 'file' | 'imported' | 'after', Tally>,
  { dryRun }: { dryRun: boolean }
): Record<string, unknown> {
  const currencies = new Set([...file.currencies, ...imported.currencies])
  const totals = [...currencies].sort().map((currency) => {
    const shown = (tally: Tally) => {
      const { count, sumMinor } = tally.of(currency)
      return { count, amount: { amountMinor: sumMinor, currency } }
    }
    return {
      currency,
      before: shown(before),
      file: shown(file),
      imported: shown(imported),
      after: shown(after),
    }
  })
  const isProven = [...currencies].every((currency) => {
    const [was, more, is] = [before, imported, after].map((tally) => tally.of(currency))
    return is.count === was.count + more.count && is.sumMinor === was.sumMinor + more.sumMinor
  })
  return { totals, isProven: dryRun ? null : isProven }
}
