import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findInvoice } from '#controllers/admin/find_invoice'
import { presentInvoice } from '#controllers/admin/present_invoice'
import { companyToday } from '#domain/invoices/company_today'
import { filterInvoices } from '#domain/invoices/filter_invoices'
import { duePage } from '#domain/lists/due_page'
import { keysetPage } from '#domain/lists/keyset_page'
import { Clock } from '#domain/shared/clock'
import { unlessKnown } from '#middleware/etag'
import { requestSettings } from '#middleware/request_settings'
import InvoicePolicy from '#policies/staff/invoice_policy'
import InvoiceTransformer from '#transformers/admin/invoice_transformer'
import { STAFF_INVOICE_LIST_FIELDS, staffInvoiceListValidator } from '#validators/admin/invoice'
import { badCursor } from '#validators/admin/list'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class InvoicesController {
  constructor(private clock: Clock) {}

  /** Invoices and credit notes of all clients, the newest first, or by due date. */
  async index(ctx: HttpContext) {
    const { request, serialize, staffBouncer } = ctx
    await staffBouncer.with(InvoicePolicy).authorize('list')
    refuseUnknownFields(request, STAFF_INVOICE_LIST_FIELDS)
    const { limit, after, sort, ...filter } = await request.validateUsing(staffInvoiceListValidator)

    const { company } = await requestSettings(ctx)
    const { timeZone } = company
    const today = companyToday(this.clock.now(), timeZone)
    const query = filterInvoices(filter, today).preload('ofClient')
    const asked = { limit, after }
    const found = await (sort === 'due' ? duePage(query, asked) : keysetPage(query, asked))
    if (!found) throw badCursor()
    return {
      ...(await serialize(InvoiceTransformer.transform(found.rows, today, timeZone))),
      page: found.page,
    }
  }

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('list')
    refuseUnknownFields(ctx.request, [])
    const { id } = await findInvoice(ctx.params.id)
    return unlessKnown(ctx, await presentInvoice(ctx, id, this.clock.now()))
  }
}
