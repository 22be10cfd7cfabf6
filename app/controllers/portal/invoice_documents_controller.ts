import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { renderInvoice } from '#controllers/render_invoice'
import { notFound } from '#exceptions/problem'
import { recordAudit } from '#domain/audit/record_audit'
import { issuedPdf } from '#domain/documents/issued_pdf'
import { Clock } from '#domain/shared/clock'
import { writeTransaction } from '#database/write_transaction'
import { sendDocument, takesDocument } from '#middleware/send_document'
import { requestActor } from '#middleware/request_actor'
import type Invoice from '#models/invoice'
import InvoicePolicy from '#policies/invoice_policy'

@inject()
export default class InvoiceDocumentsController {
  constructor(private clock: Clock) {}

  /** The invoice as issued, as PDF/A-3a: the same bytes for every reader, at any time. */
  async pdf(ctx: HttpContext) {
    const invoice = await this.find(ctx)
    const { locale } = ctx.reader.client
    const { bytes, sha256 } = await issuedPdf(
      invoice,
      () => renderInvoice(invoice, locale),
      this.clock.now()
    )
    const etag = `"${sha256.slice(0, 32)}"`
    await this.record(ctx, invoice, { form: 'pdf', etag })
    return sendDocument(ctx, {
      bytes,
      etag,
      name: `${invoice.number}.pdf`,
      type: 'application/pdf',
    })
  }

  /** The e-invoice it was imported from, byte for byte. */
  async xml(ctx: HttpContext) {
    const invoice = await this.find(ctx)
    const file = await invoice.related('files').query().where('kind', 'e_invoice').first()
    if (!file) throw notFound()

    const etag = `"${file.sha256.slice(0, 32)}"`
    await this.record(ctx, invoice, { form: 'xml', etag })
    return sendDocument(ctx, {
      bytes: Buffer.from(file.bytes),
      etag,
      name: `${invoice.number}.xml`,
      type: 'application/xml',
    })
  }

  private async find({ reader, bouncer, params }: HttpContext): Promise<Invoice> {
    const invoice = await reader.invoices().where('public_id', params.id).firstOrFail()
    await bouncer.with(InvoicePolicy).authorize('view', invoice)
    return invoice
  }

  private async record(
    ctx: HttpContext,
    invoice: Invoice,
    { form, etag }: { form: 'pdf' | 'xml'; etag: string }
  ) {
    if (!takesDocument(ctx, etag)) return
    const now = this.clock.now()
    const facts = {
      action: 'invoice.downloaded',
      target: { type: 'invoice', id: invoice.publicId },
      details: { form },
    }
    await writeTransaction((trx) => recordAudit(trx, requestActor(ctx), facts, now))
  }
}
