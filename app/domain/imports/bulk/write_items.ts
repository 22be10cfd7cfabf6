import { REFUSED, type BulkRow, type Written } from '#domain/bulk/bulk_work'
import { Tally } from '#domain/imports/bulk/control_totals'
import type { ImportItem } from '#domain/imports/bulk/read_items'
import type { InputProblem } from '#domain/imports/invoice_input'
import { sellerIdentity } from '#domain/imports/party_identity'
import type { CheckedDraft } from '#domain/imports/checked_draft'
import type { Taken } from '#domain/imports/take_invoices'

type CheckedItem = Extract<ImportItem, { checked: unknown }>
type Outcome = Taken | 'new'

export type WrittenItems = {
  written: Written
  /** Of what was imported, or would be. */
  imported: Tally
  /** Row ids. */
  importedIds: number[]
}

/** What becomes of documents of one seller: takeInvoices, or judgeInvoices in a dry run. */
export type Decide = (checked: CheckedDraft[]) => Promise<Outcome[]>

/** The invoices of one batch, seller by seller. */
export async function writeItems(items: ImportItem[], decide: Decide): Promise<WrittenItems> {
  const counts: Record<string, number> = {}
  const rows: BulkRow[] = []
  const imported = new Tally()
  const importedIds: number[] = []
  const count = (outcome: string) => (counts[outcome] = (counts[outcome] ?? 0) + 1)

  for (const item of items) {
    if ('checked' in item) continue
    count(REFUSED)
    rows.push(...item.problems.map((problem) => rowOf(item, problem)))
  }
  for (const ofSeller of bySeller(items)) {
    const checked = ofSeller.map((item) => item.checked)
    const outcomes = await decide(checked)
    for (const [index, outcome] of outcomes.entries()) {
      const item = ofSeller[index]
      if (outcome === 'new' || outcome.outcome === 'imported') {
        count('imported')
        imported.addDraft(item.checked.draft)
        if (outcome !== 'new') importedIds.push(outcome.id)
      } else if (outcome.outcome === 'unchanged') {
        count('unchanged')
      } else {
        count(REFUSED)
        const { code, message } = outcome.problem
        rows.push(rowOf(item, { code, line: item.line, column: 'number', message }))
      }
    }
  }
  rows.sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
  return { written: { counts, rows }, imported, importedIds }
}

function bySeller(items: ImportItem[]): CheckedItem[][] {
  const sellers = new Map<string, CheckedItem[]>()
  for (const item of items) {
    if (!('checked' in item)) continue
    const seller = sellerIdentity(item.checked.draft.seller)
    const known = sellers.get(seller)
    if (known) known.push(item)
    else sellers.set(seller, [item])
  }
  return [...sellers.values()]
}

function rowOf(item: ImportItem, { code, line, column, message }: InputProblem): BulkRow {
  const name = 'checked' in item ? item.checked.draft.buyer.name : null
  return { line, column, outcome: REFUSED, code, message, ref: item.number, name, targetId: null }
}
