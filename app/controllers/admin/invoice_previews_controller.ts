import type { HttpContext } from '@adonisjs/core/http'
import { readDocument } from '#controllers/admin/read_document'
import { previewTotals } from '#domain/invoices/drafts/preview_totals'
import { refusalProblem } from '#exceptions/problem'
import InvoicePolicy from '#policies/staff/invoice_policy'
import PricedTransformer from '#transformers/admin/priced_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

export default class InvoicePreviewsController {
  /** What the lines of an invoice come to while it is written. Nothing is kept. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('import')
    refuseUnknownFields(ctx.request, [])
    const priced = previewTotals(await readDocument(ctx))
    if (!priced.ok) throw refusalProblem(priced, 422)
    return ctx.serialize(PricedTransformer.transform(priced.value))
  }
}
