import { findIntent } from '#domain/ledger/intents/load_intent'
import { openIntentOn } from '#domain/ledger/intents/open_intent_on'
import { listPaymentsOn } from '#domain/ledger/lists/list_payments'
import { paymentsByLink } from '#domain/pay_links/narrow'
import { latestReportOn } from '#domain/transfers/find_report'
import type Invoice from '#models/invoice'
import type { Reader } from '#models/reader'

/**
 * What was paid on an invoice and what is on its way, as far as this reader is told: by a link, not
 * which payment it is, where others share it.
 */
export async function invoiceStanding(reader: Reader, invoice: Invoice) {
  const openIntent = await openIntentOn(reader.client.id, invoice.id)
  if (!reader.payLink) {
    const [payments, transferReport] = await Promise.all([
      listPaymentsOn(reader.client.id, invoice.id),
      latestReportOn(reader.client.id, invoice.id),
    ])
    return { payments, openIntent, transferReport }
  }
  const intent = openIntent && (await findIntent(reader.client.id, openIntent.id))
  const isOwn = intent !== null && reader.ownsShares(intent.invoices)
  return {
    payments: await paymentsByLink(invoice),
    openIntent: openIntent && { id: isOwn ? openIntent.id : null, state: openIntent.state },
    transferReport: null,
  }
}
