import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DocumentCache } from '#domain/documents/document_cache'
import { documentVersion } from '#domain/documents/document_version'
import { loadReceiptDocument } from '#domain/documents/load_receipt_document'
import { receiptPdf } from '#domain/documents/receipt_pdf'
import { requestSettings } from '#middleware/request_settings'
import { sendDocument } from '#middleware/send_document'
import { translatorFor } from '#middleware/translator'
import Payment from '#models/payment'
import PaymentPolicy from '#policies/staff/payment_policy'

@inject()
export default class PaymentReceiptsController {
  constructor(private cache: DocumentCache) {}

  /** The receipt as the client gets it, in the client's language. */
  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('view')
    const payment = await Payment.query()
      .where('public_id', ctx.params.id)
      .preload('ofClient')
      .firstOrFail()

    const { locale } = payment.ofClient
    const receipt = await loadReceiptDocument(payment, await requestSettings(ctx), locale)
    const { bytes, etag } = await this.cache.remember({ documentVersion, receipt }, () =>
      receiptPdf(receipt, translatorFor(locale))
    )
    const name = `${payment.receiptNumber}.pdf`
    return sendDocument(ctx, { bytes, etag, name, type: 'application/pdf' })
  }
}
