import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertRows } from '#database/insert_rows'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'
import {
  adjustmentRows,
  invoiceRow,
  lineRows,
  taxRows,
  type InvoiceOwner,
} from '#domain/imports/invoice_rows'
import Invoice from '#models/invoice'
import InvoiceAdjustment from '#models/invoice_adjustment'
import InvoiceLine from '#models/invoice_line'
import InvoiceTax from '#models/invoice_tax'

export type Stored = { id: number; publicId: string }

/**
 * Writes documents as issued, with their lines, taxes, allowances and charges, many to a statement.
 * Answers their ids in order.
 */
export async function storeInvoices(
  trx: TransactionClientContract,
  documents: { draft: InvoiceDraft; owner: InvoiceOwner }[],
  now: DateTime
): Promise<Stored[]> {
  const rows = documents.map(({ draft, owner }) => invoiceRow(draft, owner, now))
  await insertRows(trx, Invoice, rows)
  const ids = await idsOf(
    trx,
    rows.map(({ publicId }) => publicId)
  )
  const parts = documents.map(({ draft, owner }, index) => ({
    draft,
    part: { clientId: owner.clientId, invoiceId: ids.get(rows[index].publicId)! },
  }))
  await insertRows(
    trx,
    InvoiceLine,
    parts.flatMap(({ draft, part }) => lineRows(draft, part))
  )
  await insertRows(
    trx,
    InvoiceTax,
    parts.flatMap(({ draft, part }) => taxRows(draft, part))
  )
  for (const { draft, part } of parts) await storeAdjustments(trx, draft, part)
  return rows.map(({ publicId }) => ({ id: ids.get(publicId)!, publicId }))
}

async function idsOf(
  trx: TransactionClientContract,
  publicIds: string[]
): Promise<Map<string, number>> {
  const rows: { id: number | string; public_id: string }[] = await trx
    .from('invoices')
    .whereIn('public_id', publicIds)
    .select('id', 'public_id')
  return new Map(rows.map((row) => [row.public_id, Number(row.id)]))
}

/** Only e-invoices have them. */
async function storeAdjustments(
  trx: TransactionClientContract,
  draft: InvoiceDraft,
  part: { clientId: number; invoiceId: number }
): Promise<void> {
  const ofDocument = adjustmentRows(draft.adjustments, part, null)
  const isOnLines = draft.lines.some((line) => line.adjustments.length > 0)
  const lineIds = isOnLines ? await idsOfLines(trx, part.invoiceId) : new Map<number, number>()
  const ofLines = draft.lines.flatMap((line, index) =>
    adjustmentRows(line.adjustments, part, lineIds.get(index + 1) ?? null)
  )
  await insertRows(trx, InvoiceAdjustment, [...ofDocument, ...ofLines])
}

/** By position. */
async function idsOfLines(
  trx: TransactionClientContract,
  invoiceId: number
): Promise<Map<number, number>> {
  const stored: { id: number | string; position: number }[] = await trx
    .from('invoice_lines')
    .where('invoice_id', invoiceId)
    .select('id', 'position')
  return new Map(stored.map((row) => [row.position, Number(row.id)]))
}
