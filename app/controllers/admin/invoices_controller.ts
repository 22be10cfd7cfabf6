import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { companyToday } from '#domain/invoices/company_today'
import { keysetPage } from '#domain/lists/keyset_page'
import { readSettings } from '#domain/settings/read_settings'
import { Clock } from '#domain/shared/clock'
import Invoice from '#models/invoice'
import InvoicePolicy from '#policies/staff/invoice_policy'
import InvoiceTransformer from '#transformers/admin/invoice_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { badCursor, LIST_FIELDS, listValidator } from '#validators/admin/list'

@inject()
export default class InvoicesController {
  constructor(private clock: Clock) {}

  async index({ request, serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(InvoicePolicy).authorize('list')
    refuseUnknownFields(request, LIST_FIELDS)
    const asked = await request.validateUsing(listValidator)

    const { company } = await readSettings()
    const { timeZone } = company
    const today = companyToday(this.clock.now(), timeZone)
    const found = await keysetPage(Invoice.query().preload('ofClient'), asked)
    if (!found) throw badCursor()
    return {
      ...(await serialize(InvoiceTransformer.transform(found.rows, today, timeZone))),
      page: found.page,
    }
  }
}
