import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DocumentCache } from '#domain/documents/document_cache'
import { documentVersion } from '#domain/documents/document_version'
import { loadReceiptDocument } from '#domain/documents/load_receipt_document'
import { receiptPdf } from '#domain/documents/receipt_pdf'
import { readSettings } from '#domain/settings/read_settings'
import { sendDocument } from '#middleware/send_document'
import { translatorFor } from '#middleware/translator'

@inject()
export default class ReceiptsController {
  constructor(private cache: DocumentCache) {}

  /** The receipt of one payment, as PDF. */
  async show(ctx: HttpContext) {
    const { account, params } = ctx
    const payment = await account.actingFor
      .related('payments')
      .query()
      .where('public_id', params.id)
      .preload('ofClient')
      .firstOrFail()

    const receipt = await loadReceiptDocument(payment, await readSettings(), account.locale)
    const t = translatorFor(account.locale)
    const { bytes, etag } = await this.cache.remember({ documentVersion, receipt }, () =>
      receiptPdf(receipt, t)
    )
    return sendDocument(ctx, {
      bytes,
      etag,
      name: `${payment.receiptNumber}.pdf`,
      type: 'application/pdf',
    })
  }
}
