import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { mayTellClients } from '#controllers/admin/tell_clients'
import { importInvoice } from '#domain/imports/import_invoices'
import { previewInvoice } from '#domain/imports/preview_invoice'
import { Clock } from '#domain/shared/clock'
import { Problem } from '#exceptions/problem'
import { rawBody } from '#middleware/raw_body'
import { requestActor } from '#middleware/request_actor'
import InvoicePolicy from '#policies/staff/invoice_policy'
import InvoiceImportTransformer from '#transformers/admin/invoice_import_transformer'
import InvoicePreviewTransformer from '#transformers/admin/invoice_preview_transformer'
import { INVOICE_IMPORT_FIELDS, invoiceImportValidator } from '#validators/admin/invoice_import'
import { refuseUnknownFields } from '#validators/known_fields'

const MEGABYTE = 1024 * 1024

@inject()
export default class InvoiceImportsController {
  constructor(private clock: Clock) {}

  /**
   * Takes in one e-invoice. The same file twice changes nothing and says so, so that an import
   * that was cut off is simply run again.
   */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('import')
    refuseUnknownFields(ctx.request, INVOICE_IMPORT_FIELDS)
    const {
      fileName = 'invoice.xml',
      notify = false,
      dryRun = false,
    } = await ctx.request.validateUsing(invoiceImportValidator)
    if (notify) await mayTellClients(ctx)

    const bytes = await rawBody(ctx.request, {
      types: ['application/xml', 'text/xml', 'application/octet-stream'],
      limit: 10 * MEGABYTE,
    })
    if (dryRun) return this.preview(ctx, bytes, fileName)
    const result = await importInvoice(bytes, {
      fileName,
      notify,
      actor: requestActor(ctx),
      now: this.clock.now(),
    })
    if (result.outcome === 'refused') {
      throw new Problem('invoice-refused', 422, { fileName, problems: result.problems })
    }
    ctx.response.status(result.outcome === 'imported' ? 201 : 200)
    return ctx.serialize(InvoiceImportTransformer.transform(result))
  }

  private async preview(ctx: HttpContext, bytes: Uint8Array, fileName: string) {
    const preview = await previewInvoice(bytes)
    if (preview.outcome === 'refused') {
      throw new Problem('invoice-refused', 422, { fileName, problems: preview.problems })
    }
    return ctx.serialize(InvoicePreviewTransformer.transform(preview))
  }
}
