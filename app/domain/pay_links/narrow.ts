import { findPayment, listPaymentsOn } from '#domain/ledger/lists/list_payments'
import type { PaymentRowFacts } from '#domain/ledger/lists/payment_row'
import type { IntentView } from '#domain/ledger/intents/read_intent_view'
import Allocation from '#models/allocation'
import type Invoice from '#models/invoice'
import type Payment from '#models/payment'

/*
 * What the holder of a pay link is told of money: of the one invoice, and nothing of others. Of a
 * payment that several invoices share only this one's share is told: neither its number nor its
 * reference, in which people write what else they pay, nor its credit.
 */

/** What was paid on the invoice, newest first, as its link shows it. */
export async function paymentsByLink(invoice: Invoice): Promise<PaymentRowFacts[]> {
  const shares = await listPaymentsOn(invoice.clientId, invoice.id)
  return Promise.all(
    shares.map(async (share) => {
      const whole = await findPayment(invoice.clientId, share.publicId)
      const isAlone = whole !== null && countsFor(whole, invoice.publicId)
      return isAlone ? narrowed(share, invoice.publicId) : hidden(share, invoice.publicId)
    })
  )
}

/** A payment of this invoice alone, without what only the client's own people are told. */
export function narrowIntentView(view: IntentView, invoiceId: string): IntentView {
  const narrow = <Row extends PaymentRowFacts>(row: Row): Row =>
    countsFor(row, invoiceId) ? narrowed(row, invoiceId) : hidden(row, invoiceId)
  return {
    ...view,
    captures: view.captures.map(narrow),
    back: { ...view.back, rows: view.back.rows.map(narrow) },
    emailedTo: null,
    nextDue: null,
  }
}

/** Whether all of a payment went to this invoice, at once: its receipt names nothing else then. */
export async function isForAlone(payment: Payment, invoiceId: number): Promise<boolean> {
  const counted = await Allocation.query()
    .where('client_id', payment.clientId)
    .where('payment_id', payment.id)
    .whereNull('refund_id')
  const sum = counted.reduce((total, { amountMinor }) => total + amountMinor, 0)
  return counted.every((one) => one.invoiceId === invoiceId) && sum === payment.amountMinor
}

function countsFor(row: PaymentRowFacts, invoiceId: string): boolean {
  const counted = row.invoices.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return row.invoices.every(({ publicId }) => publicId === invoiceId) && counted === row.amountMinor
}

/** A transfer's reference and page are for the client's people: somebody there wrote it. */
function narrowed<Row extends PaymentRowFacts>(row: Row, invoiceId: string): Row {
  return row.kind === 'transfer' ? hidden(row, invoiceId) : { ...row, creditMinor: 0 }
}

function hidden<Row extends PaymentRowFacts>(row: Row, invoiceId: string): Row {
  return {
    ...row,
    invoices: row.invoices.filter(({ publicId }) => publicId === invoiceId),
    creditMinor: 0,
    reference: null,
    receiptNumber: null,
    isClosed: true,
  }
}
