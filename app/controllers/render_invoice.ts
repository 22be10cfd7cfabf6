import { portalUrl } from '#config/app'
import { invoicePdf } from '#domain/documents/invoice_pdf'
import { loadInvoiceDocument } from '#domain/documents/load_invoice_document'
import { readSettings } from '#domain/settings/read_settings'
import { translatorFor } from '#middleware/translator'
import type Invoice from '#models/invoice'

/** The PDF of an invoice in the language of its client, whoever asks first. */
export async function renderInvoice(invoice: Invoice, locale: string): Promise<Buffer> {
  await invoice.load('lines', (lines) => lines.orderBy('position'))
  await invoice.load('taxes', (taxes) => taxes.orderBy('position'))
  await invoice.load('adjustments', (adjustments) => adjustments.orderBy('position'))
  const document = await loadInvoiceDocument(invoice, await readSettings(), locale, portalUrl)
  return invoicePdf(document, translatorFor(locale))
}
