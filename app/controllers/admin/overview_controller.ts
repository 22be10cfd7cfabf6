import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { readOverview } from '#domain/overview/read_overview'
import { Clock } from '#domain/shared/clock'
import { requestSettings } from '#middleware/request_settings'
import PortalPolicy from '#policies/staff/portal_policy'
import OverviewTransformer from '#transformers/admin/overview_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class OverviewController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(PortalPolicy).authorize('view')
    refuseUnknownFields(ctx.request, [])
    const { company } = await requestSettings(ctx)
    const overview = await readOverview(this.clock.now(), company.timeZone)
    return ctx.serialize(OverviewTransformer.transform(overview))
  }
}
