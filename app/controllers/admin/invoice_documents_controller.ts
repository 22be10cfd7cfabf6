import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findInvoice } from '#controllers/admin/find_invoice'
import { renderInvoice } from '#controllers/render_invoice'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { issuedPdf } from '#domain/documents/issued_pdf'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import { sendDocument, takesDocument } from '#middleware/send_document'
import type Invoice from '#models/invoice'
import InvoicePolicy from '#policies/staff/invoice_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** An invoice's papers, as its client gets them. */
@inject()
export default class InvoiceDocumentsController {
  constructor(private clock: Clock) {}

  /** The same bytes for everybody, at any time. */
  async pdf(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('list')
    refuseUnknownFields(ctx.request, ['inline'])
    const invoice = await findInvoice(ctx.params.id)
    const render = () => renderInvoice(invoice, invoice.ofClient.locale)
    const { bytes, sha256 } = await issuedPdf(invoice, render, this.clock.now())
    const etag = `"${sha256.slice(0, 32)}"`
    await this.record(ctx, invoice, { form: 'pdf', etag })
    const name = `${invoice.number}.pdf`
    return sendDocument(ctx, { bytes, etag, name, type: 'application/pdf' })
  }

  /** The e-invoice that it came as, byte for byte; 404 when it came otherwise. */
  async xml(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('list')
    refuseUnknownFields(ctx.request, ['inline'])
    const invoice = await findInvoice(ctx.params.id)
    const file = await invoice.related('files').query().where('kind', 'e_invoice').first()
    if (!file) throw notFound()
    const etag = `"${file.sha256.slice(0, 32)}"`
    await this.record(ctx, invoice, { form: 'xml', etag })
    const [bytes, name] = [Buffer.from(file.bytes), `${invoice.number}.xml`]
    return sendDocument(ctx, { bytes, etag, name, type: 'application/xml' })
  }

  private async record(
    ctx: HttpContext,
    { publicId, clientId }: Invoice,
    { form, etag }: { form: 'pdf' | 'xml'; etag: string }
  ) {
    if (!takesDocument(ctx, etag)) return
    const target = { type: 'invoice', id: publicId }
    const facts = { action: 'invoice.downloaded', clientId, target, details: { form } }
    await writeTransaction((trx) => recordAudit(trx, requestActor(ctx), facts, this.clock.now()))
  }
}
