import type { BookTotal, TakenDocument } from '~admin/api/imports'
import type { DocumentResult } from '~admin/composables/imports/document_result'
import type { ControlTotals, Sum } from '~admin/composables/imports/control_totals'

/**
 * As the job of a table tells it: per currency what the books held, what the files have, what came
 * in and what the books hold now. Proven when before and imported make after; null in a preview.
 */
export function proveDocuments(
  books: { before: BookTotal[]; after: BookTotal[] },
  results: DocumentResult[],
  isPreview: boolean
): ControlTotals {
  const taken = results.flatMap((one) => (one.outcome === 'refused' ? [] : [one]))
  const fresh = taken.filter(({ outcome }) => outcome === 'imported')
  const currencies = [...new Set(taken.map(({ invoice }) => invoice.due.currency))].sort()
  const totals = currencies.map((currency) => ({
    currency,
    before: held(books.before, currency),
    file: summed(taken, currency),
    imported: summed(fresh, currency),
    after: held(books.after, currency),
  }))
  const isProven = totals.every(
    ({ before, imported, after }) =>
      after.count === before.count + imported.count &&
      after.amount.amountMinor === before.amount.amountMinor + imported.amount.amountMinor
  )
  return { totals, isProven: isPreview ? null : isProven }
}

function held(books: BookTotal[], currency: string): Sum {
  const found = books.find((total) => total.currency === currency)
  return found
    ? { count: found.count, amount: found.amount }
    : { count: 0, amount: { amountMinor: 0, currency } }
}

/** A credit note asks less. */
function summed(documents: TakenDocument[], currency: string): Sum {
  const of = documents.filter(({ invoice }) => invoice.due.currency === currency)
  const amountMinor = of.reduce(
    (sum, { invoice: { kind, due } }) =>
      sum + (kind === 'credit_note' ? -due.amountMinor : due.amountMinor),
    0
  )
  return { count: of.length, amount: { amountMinor, currency } }
}
