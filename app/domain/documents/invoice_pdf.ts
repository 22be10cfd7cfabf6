import { presentInvoice } from '#domain/documents/present_invoice'
import { renderPdf } from '#domain/documents/render_pdf'
import type { Translate } from '#domain/documents/document_parts'
import type { InvoiceDocument } from '#domain/documents/invoice_document'

/**
 * The invoice or credit note as issued, as PDF/A-3a; the same document is the same bytes.
 * Rejects with a RenderError.
 */
export async function invoicePdf(invoice: InvoiceDocument, t: Translate): Promise<Buffer> {
  return renderPdf('invoice', presentInvoice(invoice, t))
}
