import type { HttpContext } from '@adonisjs/core/http'
import { readBookTotals } from '#domain/invoices/read_book_totals'
import InvoicePolicy from '#policies/staff/invoice_policy'
import BookTotalTransformer from '#transformers/admin/book_total_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

export default class InvoiceTotalsController {
  /** What the books hold in each currency: asked before and after, an import proves itself. */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('total')
    refuseUnknownFields(ctx.request, [])
    return ctx.serialize(BookTotalTransformer.transform(await readBookTotals()))
  }
}
