import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findInvoice } from '#controllers/admin/find_invoice'
import { renderInvoice } from '#controllers/render_invoice'
import { issuedPdf } from '#domain/documents/issued_pdf'
import { Clock } from '#domain/shared/clock'
import { notFound } from '#exceptions/problem'
import { sendDocument } from '#middleware/send_document'
import InvoicePolicy from '#policies/staff/invoice_policy'
import { refuseUnknownFields } from '#validators/known_fields'

/** An invoice's papers, as its client gets them. Nobody is told that staff looked. */
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
    const [bytes, name] = [Buffer.from(file.bytes), `${invoice.number}.xml`]
    return sendDocument(ctx, { bytes, etag, name, type: 'application/xml' })
  }
}
