import db from '@adonisjs/lucid/services/db'
import { listPaymentsOn } from '#domain/ledger/lists/list_payments'
import { creditNotesOn, leftToCredit, type CreditingNote } from '#domain/invoices/credited_by_notes'
import { readInvoiceHistory, type InvoiceEvent } from '#domain/invoices/read_invoice_history'
import type { PaymentRowFacts } from '#domain/ledger/lists/payment_row'
import Invoice from '#models/invoice'
import PayLink from '#models/pay_link'
import Question from '#models/question'

/** An invoice and what staff need beside it. */
export type InvoiceRecord = {
  /** With client, lines, taxes, adjustments, files (no bytes) and the one that replaces it. */
  invoice: Invoice
  payments: PaymentRowFacts[]
  /** The newest first, with client and invoice. */
  payLinks: PayLink[]
  /** The credit notes that take it back. */
  creditNotes: CreditingNote[]
  /** What none of them took back yet, in minor units. */
  leftToCreditMinor: number
  /** The invoices that it takes back, where it is a credit note. */
  corrected: Invoice[]
  /** What the client asked about it; one conversation at most. */
  question: Question | null
  /** What happened to it, the oldest first. */
  events: InvoiceEvent[]
}

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
  const creditNotes = await creditNotesOn(db.connection(), invoice)
  const [payments, payLinks, corrected, question, events] = await Promise.all([
    listPaymentsOn(invoice.clientId, invoice.id),
    PayLink.query()
      .where('invoice_id', invoice.id)
      .preload('ofClient')
      .preload('invoice')
      .orderBy('id', 'desc')
      .limit(50),
    Invoice.query()
      .where({ client_id: invoice.clientId, seller_id: invoice.sellerId, kind: 'invoice' })
      .whereIn('number', invoice.precedingInvoices)
      .orderBy('id'),
    Question.query().where('client_id', invoice.clientId).where('invoice_id', invoice.id).first(),
    readInvoiceHistory(
      invoice,
      creditNotes.map(({ note }) => note)
    ),
  ])
  const leftToCreditMinor = leftToCredit(invoice, creditNotes)
  const credited = { creditNotes, leftToCreditMinor, corrected }
  return { invoice, payments, payLinks, ...credited, question, events }
}
