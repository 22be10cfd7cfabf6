import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changeSection } from '#controllers/admin/change_section'
import { changeSecurityIn } from '#domain/settings/change_security'
import type { SettingKey, Settings } from '#domain/settings/settings'
import { Clock } from '#domain/shared/clock'
import { wrongField } from '#exceptions/wrong_field'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import SettingPolicy from '#policies/staff/setting_policy'
import SecuritySettingsTransformer from '#transformers/admin/security_settings_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { SECURITY_SETTINGS_FIELDS, securitySettingsValidator } from '#validators/admin/settings'

/** What is asked of staff who sign in, and for how long anybody is signed in. */
@inject()
export default class SecuritySettingsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('view')
    const { security, sessions } = await requestSettings(ctx)
    return ctx.serialize(SecuritySettingsTransformer.transform({ security, sessions }))
  }

  /**
   * Who lacks a factor that is required now gets no further than setting one up. Other session times
   * hold at once, also for who is signed in.
   */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, SECURITY_SETTINGS_FIELDS)
    const changes = await ctx.request.validateUsing(securitySettingsValidator)
    const now = this.clock.now()
    const keys: SettingKey[] = ['sessions', 'security']
    const current = (all: Settings) => new SecuritySettingsTransformer(all).toObject()
    const result = await changeSection(ctx, { keys, now, current }, (trx) =>
      changeSecurityIn(trx, changes, requestActor(ctx), now)
    )
    if (!result.ok) {
      const field = changes.idleMinutes === undefined ? 'absoluteHours' : 'idleMinutes'
      throw wrongField(ctx, field, result.code)
    }
    return ctx.serialize(SecuritySettingsTransformer.transform(result.value))
  }
}
