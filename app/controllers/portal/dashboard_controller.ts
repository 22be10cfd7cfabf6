import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { companyToday } from '#domain/invoices/company_today'
import { readDashboard } from '#domain/invoices/read_dashboard'
import { requestSettings } from '#middleware/request_settings'
import { Clock } from '#domain/shared/clock'
import DashboardTransformer from '#transformers/portal/dashboard_transformer'

@inject()
export default class DashboardController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    const { reader, serialize } = ctx
    const { company } = await requestSettings(ctx)
    const today = companyToday(this.clock.now(), company.timeZone)
    const dashboard = await readDashboard(reader.client.id, today)
    const viewer = { today, timeZone: company.timeZone, mayPay: reader.mayPay }
    return serialize(DashboardTransformer.transform(dashboard, viewer).depth(2))
  }
}
