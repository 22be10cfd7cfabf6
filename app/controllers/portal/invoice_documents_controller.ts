import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { portalUrl } from '#config/app'
import { notFound } from '#exceptions/problem'
import { recordAudit } from '#domain/audit/record_audit'
import { DocumentCache } from '#domain/documents/document_cache'
import { documentVersion } from '#domain/documents/document_version'
import { invoicePdf } from '#domain/documents/invoice_pdf'
import { loadInvoiceDocument } from '#domain/documents/load_invoice_document'
import { readSettings } from '#domain/settings/read_settings'
import { Clock } from '#domain/shared/clock'
import { writeTransaction } from '#database/write_transaction'
import { sendDocument } from '#middleware/send_document'
import { translatorFor } from '#middleware/translator'
import { requestActor } from '#middleware/request_actor'
import type Invoice from '#models/invoice'
import InvoicePolicy from '#policies/invoice_policy'

@inject()
export default class InvoiceDocumentsController {
  constructor(
    private clock: Clock,
    private cache: DocumentCache
  ) {}

  /** The invoice as issued, as PDF/A-3a. */
  async pdf(ctx: HttpContext) {
    const invoice = await this.find(ctx)
    await this.loadParts(invoice)
    const document = loadInvoiceDocument(
      invoice,
      await readSettings(),
      ctx.account.locale,
      portalUrl
    )
    const t = translatorFor(ctx.account.locale)
    const { bytes, etag } = await this.cache.remember({ documentVersion, document }, () =>
      invoicePdf(document, t)
    )
    await this.record(ctx, invoice, 'pdf')
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

    await this.record(ctx, invoice, 'xml')
    return sendDocument(ctx, {
      bytes: Buffer.from(file.bytes),
      etag: `"${file.sha256.slice(0, 32)}"`,
      name: `${invoice.number}.xml`,
      type: 'application/xml',
    })
  }

  private async find({ account, bouncer, params }: HttpContext): Promise<Invoice> {
    const invoice = await account.actingFor
      .related('invoices')
      .query()
      .where('public_id', params.id)
      .whereNot('state', 'draft')
      .firstOrFail()
    await bouncer.with(InvoicePolicy).authorize('view', invoice)
    return invoice
  }

  private async loadParts(invoice: Invoice) {
    await invoice.load('lines', (lines) => lines.orderBy('position'))
    await invoice.load('taxes', (taxes) => taxes.orderBy('position'))
    await invoice.load('adjustments', (adjustments) => adjustments.orderBy('position'))
  }

  private async record(ctx: HttpContext, invoice: Invoice, form: 'pdf' | 'xml') {
    const now = this.clock.now()
    const facts = {
      action: 'invoice.downloaded',
      target: { type: 'invoice', id: invoice.publicId },
      details: { form },
    }
    await writeTransaction((trx) => recordAudit(trx, requestActor(ctx), facts, now))
  }
}
