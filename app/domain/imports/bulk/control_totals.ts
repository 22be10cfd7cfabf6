import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'
import { minorSum, moneyForReport, readMinorSum } from '#domain/money/minor_sum'

/** Exact: many large amounts come to more than a number holds. */
type Amounts = { count: number; sumMinor: bigint }

/** By currency: how many documents, and what they ask of clients (a credit note asks less). */
export class Tally {
  private amounts = new Map<string, Amounts>()

  add(currency: string, sumMinor: bigint, count = 1): void {
    const known = this.of(currency)
    this.amounts.set(currency, {
      count: known.count + count,
      sumMinor: known.sumMinor + sumMinor,
    })
  }

  addDraft({ currency, kind, totals }: InvoiceDraft): void {
    const due = BigInt(totals.due.amountMinor)
    this.add(currency, kind === 'credit_note' ? -due : due)
  }

  addAll(other: Tally): void {
    for (const [currency, { count, sumMinor }] of other.amounts) this.add(currency, sumMinor, count)
  }

  of(currency: string): Amounts {
    return this.amounts.get(currency) ?? { count: 0, sumMinor: 0n }
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
  const rows: Record<string, unknown>[] = await trx
    .from('invoices')
    .select('currency')
    .select(
      trx.raw(
        `count(*) as now_count, ${minorSum('payable_minor', 'now')},
         sum(case when id <= ? then 1 else 0 end) as then_count,
         ${minorSum('case when id <= ? then payable_minor else 0 end', 'was')}`,
        [lastId, lastId, lastId]
      )
    )
    .groupBy('currency')
  const before = new Tally()
  const after = new Tally()
  for (const row of rows) {
    const currency = String(row.currency)
    after.add(currency, readMinorSum(row, 'now'), Number(row.now_count))
    before.add(currency, readMinorSum(row, 'was'), Number(row.then_count))
  }
  return { before, after }
}

/**
 * For the eye and for auditors: an import proves itself when what the books hold afterwards is what
 * they held before and what was imported, in number and exact sum. In a dry run nothing is to be proved.
 */
export function controlTotals(
  { before, file, imported, after }: Record<'before' | 'file' | 'imported' | 'after', Tally>,
  { dryRun }: { dryRun: boolean }
): Record<string, unknown> {
  const currencies = new Set([...file.currencies, ...imported.currencies])
  const totals = [...currencies].sort().map((currency) => {
    const shown = (tally: Tally) => {
      const { count, sumMinor } = tally.of(currency)
      return { count, amount: moneyForReport(currency, sumMinor).toJSON() }
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
