import type { Client, Row } from '../../client.ts'

type Total = Row<'admin.invoice_totals.index'>
type Sum = Pick<Total, 'count' | 'amount'>

/** A document that was read, with what it asks for. */
type Counted = {
  kind: 'invoice' | 'credit_note'
  due: { amountMinor: number; currency: string }
}

/** What the books hold, by currency. */
export async function readBooks(client: Client): Promise<Total[]> {
  return client.data('admin.invoice_totals.index')
}

/**
 * As the job of a CSV import tells it: per currency what the books held before, what the files had,
 * what came in and what the books hold now. Proven when before and imported make after; null in a
 * dry run, which proves nothing.
 */
export function controlTotals(
  books: { before: Total[]; after: Total[] },
  documents: { file: Counted[]; imported: Counted[] },
  { dryRun }: { dryRun: boolean }
) {
  const currencies = [...new Set(documents.file.map(({ due }) => due.currency))].sort()
  const totals = currencies.map((currency) => ({
    currency,
    before: inBooks(books.before, currency),
    file: summed(documents.file, currency),
    imported: summed(documents.imported, currency),
    after: inBooks(books.after, currency),
  }))
  const isProven = totals.every(
    ({ before, imported, after }) =>
      after.count === before.count + imported.count &&
      after.amount.amountMinor === before.amount.amountMinor + imported.amount.amountMinor
  )
  return { totals, isProven: dryRun ? null : isProven }
}

function inBooks(books: Total[], currency: string): Sum {
  const { count, amount } = books.find((total) => total.currency === currency) ?? {
    count: 0,
    amount: { amountMinor: 0, currency },
  }
  return { count, amount }
}

/** A credit note asks less. */
function summed(documents: Counted[], currency: string): Sum {
  const of = documents.filter(({ due }) => due.currency === currency)
  const amountMinor = of.reduce(
    (sum, { kind, due }) => sum + (kind === 'credit_note' ? -due.amountMinor : due.amountMinor),
    0
  )
  return { count: of.length, amount: { amountMinor, currency } }
}
