import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { AdjustmentDraft, InvoiceDraft } from '#domain/imports/invoice_draft'

/** Rows per statement: SQLite takes 500 rows and some 32,000 values in one. */
const BATCH = 200

type Row = Record<string, string | number | null>
type Owner = { id: number; clientId: number }

/** Without models: an invoice may have thousands of lines. */
export async function storeInvoiceParts(
  trx: TransactionClientContract,
  draft: InvoiceDraft,
  invoice: Owner
): Promise<void> {
  const owner = { client_id: invoice.clientId, invoice_id: invoice.id }
  const lines = draft.lines.map((line, index) => ({
    ...owner,
    position: index + 1,
    line_id: line.lineId,
    name: line.name,
    description: line.description,
    note: line.note,
    quantity: line.quantity,
    unit_code: line.unitCode,
    unit_price: line.unitPrice,
    price_base_quantity: line.priceBaseQuantity,
    net_minor: line.net.amountMinor,
    tax_category: line.taxCategory,
    tax_rate: line.taxRate,
    seller_item_id: line.sellerItemId,
    classification: line.classification,
  }))
  const taxes = draft.taxes.map((row, index) => ({
    ...owner,
    position: index + 1,
    category: row.category,
    rate: row.rate,
    taxable_minor: row.taxable.amountMinor,
    tax_minor: row.tax.amountMinor,
    exemption_reason: row.exemptionReason,
  }))
  await insert(trx, 'invoice_lines', lines)
  await insert(trx, 'invoice_taxes', taxes)

  const ofDocument = draft.adjustments.map((one, index) => adjustment(one, index, owner, null))
  await insert(trx, 'invoice_adjustments', [
    ...ofDocument,
    ...(await adjustmentsOfLines(trx, draft, owner)),
  ])
}

async function adjustmentsOfLines(
  trx: TransactionClientContract,
  draft: InvoiceDraft,
  owner: Row
): Promise<Row[]> {
  if (draft.lines.every((line) => line.adjustments.length === 0)) return []

  const stored: { id: number | string; position: number }[] = await trx
    .from('invoice_lines')
    .where('invoice_id', owner.invoice_id as number)
    .select('id', 'position')
  const ids = new Map(stored.map((row) => [row.position, Number(row.id)]))
  return draft.lines.flatMap((line, index) =>
    line.adjustments.map((one, at) => adjustment(one, at, owner, ids.get(index + 1) ?? null))
  )
}

function adjustment(one: AdjustmentDraft, index: number, owner: Row, lineId: number | null): Row {
  return {
    ...owner,
    line_id: lineId,
    position: index + 1,
    kind: one.kind,
    reason: one.reason,
    amount_minor: one.amount.amountMinor,
    base_minor: one.baseAmount?.amountMinor ?? null,
    percent: one.percent,
    tax_category: one.taxCategory,
    tax_rate: one.taxRate,
  }
}

async function insert(trx: TransactionClientContract, table: string, rows: Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await trx
      .insertQuery()
      .table(table)
      .multiInsert(rows.slice(start, start + BATCH))
  }
}
