import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { portalUrl } from '#config/app'
import { changeSetting } from '#domain/settings/change_setting'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import PortalPolicy from '#policies/staff/portal_policy'
import PortalOpeningTransformer from '#transformers/admin/portal_opening_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

/** The portal being open is a resource: put it and clients get in, delete it and they do not. */
@inject()
export default class PortalOpeningsController {
  constructor(private clock: Clock) {}

  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(PortalPolicy).authorize('open')
    return this.change(ctx, true)
  }

  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(PortalPolicy).authorize('close')
    return this.change(ctx, false)
  }

  private async change(ctx: HttpContext, enabled: boolean) {
    refuseUnknownFields(ctx.request, [])
    const { changed } = await changeSetting(
      'portal',
      { enabled },
      requestActor(ctx),
      this.clock.now()
    )
    return ctx.serialize(PortalOpeningTransformer.transform({ enabled, changed, url: portalUrl }))
  }
}
