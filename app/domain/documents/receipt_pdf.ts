import { presentReceipt } from '#domain/documents/present_receipt'
import { renderPdf } from '#domain/documents/render_pdf'
import type { Translate } from '#domain/documents/document_parts'
import type { ReceiptDocument } from '#domain/documents/receipt_document'

/**
 * The receipt for one payment, as PDF/A-3a; the same receipt is the same bytes.
 * Rejects with a RenderError.
 */
export async function receiptPdf(receipt: ReceiptDocument, t: Translate): Promise<Buffer> {
  return renderPdf('receipt', presentReceipt(receipt, t))
}
