import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'
import { storeInvoices } from '#domain/imports/store_invoices'
import Invoice from '#models/invoice'

/** One document of ours; see storeInvoices. */
export async function storeInvoice(
  trx: TransactionClientContract,
  draft: InvoiceDraft,
  owner: { clientId: number; sellerId: number; sourceHash: string },
  now: DateTime
): Promise<Invoice> {
  const [{ id }] = await storeInvoices(trx, [{ draft, owner: { ...owner, ref: null } }], now)
  return Invoice.findOrFail(id, { client: trx })
}
