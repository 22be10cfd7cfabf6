import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { companyToday } from '#domain/invoices/company_today'
import { countInvoices } from '#domain/invoices/count_invoices'
import { currenciesOf } from '#domain/overview/currencies_of'
import { Clock } from '#domain/shared/clock'
import { requestSettings } from '#middleware/request_settings'
import InvoicePolicy from '#policies/staff/invoice_policy'
import { INVOICE_COUNT_FIELDS, invoiceCountValidator } from '#validators/admin/invoice'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class InvoiceCountsController {
  constructor(private clock: Clock) {}

  /**
   * How many there are of what waits for somebody, narrowed as the list is; 1,000 is many. With the
   * currencies of all invoices, to narrow by.
   */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('list')
    refuseUnknownFields(ctx.request, INVOICE_COUNT_FIELDS)
    const filter = await ctx.request.validateUsing(invoiceCountValidator)
    const { company } = await requestSettings(ctx)
    const today = companyToday(this.clock.now(), company.timeZone)
    const counts = await countInvoices(filter, today)
    return { data: { counts, currencies: await currenciesOf('invoices where 1 = 1') } }
  }
}
