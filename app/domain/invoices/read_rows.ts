import db from '@adonisjs/lucid/services/db'
import { invoiceRowColumns, toInvoiceRow, type InvoiceRowFacts } from '#domain/invoices/invoice_row'

/**
 * Rows of this client's invoices by public id, in the order asked for. Null when one of them is
 * not there for this client: drafts and other clients' are as if there were none.
 */
export async function readRows(
  clientId: number,
  publicIds: string[]
): Promise<InvoiceRowFacts[] | null> {
  const ids = [...new Set(publicIds)]
  const found = await db
    .from('invoices')
    .where('client_id', clientId)
    .whereNot('state', 'draft')
    .whereIn('public_id', ids)
    .select(...invoiceRowColumns())
  const rows = new Map(found.map((row) => [row.public_id as string, toInvoiceRow(row)]))
  const ordered = ids.flatMap((id) => rows.get(id) ?? [])
  return ordered.length === ids.length ? ordered : null
}
