import { listPaymentsOn } from '#domain/ledger/lists/list_payments'
import type { PaymentRowFacts } from '#domain/ledger/lists/payment_row'
import AuditEvent from '#models/audit_event'
import Invoice from '#models/invoice'
import PayLink from '#models/pay_link'

/** An invoice and what staff need beside it. */
export type InvoiceRecord = {
  /** With client, lines, taxes, adjustments, files (no bytes) and the one that replaces it. */
  invoice: Invoice
  payments: PaymentRowFacts[]
  /** The newest first, with client and invoice. */
  payLinks: PayLink[]
  /** What happened to it, the oldest first. */
  events: AuditEvent[]
}

/** Whoever looks at an invoice every day makes this many; beyond it the log itself is the place. */
const MOST_EVENTS = 200

export async function readInvoiceRecord(id: number): Promise<InvoiceRecord> {
  const invoice = await Invoice.query()
    .where('id', id)
    .preload('ofClient')
    .preload('replacedBy')
    .preload('lines', (lines) => lines.orderBy('position'))
    .preload('taxes', (taxes) => taxes.orderBy('position'))
    .preload('adjustments', (adjustments) => adjustments.orderBy('position'))
    .preload('files', (files) =>
      files.select('id', 'invoice_id', 'kind', 'media_type', 'file_name', 'sha_256')
    )
    .firstOrFail()
  const [payments, payLinks, events] = await Promise.all([
    listPaymentsOn(invoice.clientId, invoice.id),
    PayLink.query()
      .where('invoice_id', invoice.id)
      .preload('ofClient')
      .preload('invoice')
      .orderBy('id', 'desc')
      .limit(50),
    AuditEvent.query()
      .where('client_id', invoice.clientId)
      .where({ target_type: 'invoice', target_id: invoice.publicId })
      .orderBy('id', 'desc')
      .limit(MOST_EVENTS),
  ])
  return { invoice, payments, payLinks, events: events.reverse() }
}
