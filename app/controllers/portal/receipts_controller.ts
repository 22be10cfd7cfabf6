import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { DocumentCache } from '#domain/documents/document_cache'
import { documentVersion } from '#domain/documents/document_version'
import { loadReceiptDocument } from '#domain/documents/load_receipt_document'
import { receiptPdf } from '#domain/documents/receipt_pdf'
import { isForAlone } from '#domain/pay_links/narrow'
import { readSettings } from '#domain/settings/read_settings'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import { sendDocument, takesDocument } from '#middleware/send_document'
import { translatorFor } from '#middleware/translator'
import type Payment from '#models/payment'

@inject()
export default class ReceiptsController {
  constructor(
    private clock: Clock,
    private cache: DocumentCache
  ) {}

  /** The receipt of one payment, as PDF. */
  async show(ctx: HttpContext) {
    const { reader, params } = ctx
    const payment = await reader.client
      .related('payments')
      .query()
      .where('public_id', params.id)
      .preload('ofClient')
      .firstOrFail()
    const isOwn = !reader.payLink || (await isForAlone(payment, reader.payLink.invoiceId))
    if (!isOwn) throw notFound()

    const receipt = await loadReceiptDocument(payment, await readSettings(), reader.locale)
    const t = translatorFor(reader.locale)
    const { bytes, etag } = await this.cache.remember({ documentVersion, receipt }, () =>
      receiptPdf(receipt, t)
    )
    if (takesDocument(ctx, etag)) await this.record(ctx, payment)
    return sendDocument(ctx, {
      bytes,
      etag,
      name: `${payment.receiptNumber}.pdf`,
      type: 'application/pdf',
    })
  }

  private async record(ctx: HttpContext, payment: Payment) {
    const now = this.clock.now()
    const facts = {
      action: 'receipt.downloaded',
      target: { type: 'payment', id: payment.publicId },
    }
    await writeTransaction((trx) => recordAudit(trx, requestActor(ctx), facts, now))
  }
}
