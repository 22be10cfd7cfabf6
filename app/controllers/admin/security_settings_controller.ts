import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changeSetting } from '#domain/settings/change_setting'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import SettingPolicy from '#policies/staff/setting_policy'
import SecuritySettingsTransformer from '#transformers/admin/security_settings_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { SECURITY_SETTINGS_FIELDS, securitySettingsValidator } from '#validators/admin/settings'

/** What is asked of staff who sign in. */
@inject()
export default class SecuritySettingsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('view')
    const { security } = await requestSettings(ctx)
    return ctx.serialize(SecuritySettingsTransformer.transform(security))
  }

  /** Who lacks a factor that is required now gets no further than setting one up. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, SECURITY_SETTINGS_FIELDS)
    const changes = await ctx.request.validateUsing(securitySettingsValidator)
    const actor = requestActor(ctx)
    const { value, changed } = await changeSetting('security', changes, actor, this.clock.now())
    return ctx.serialize(SecuritySettingsTransformer.transform({ ...value, changed }))
  }
}
