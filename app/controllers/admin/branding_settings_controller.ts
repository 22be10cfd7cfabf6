import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changeSection } from '#controllers/admin/change_section'
import { changeSettingIn } from '#domain/settings/change_setting'
import type { Settings } from '#domain/settings/settings'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import SettingPolicy from '#policies/staff/setting_policy'
import BrandingSettingsTransformer from '#transformers/admin/branding_settings_transformer'
import { BRANDING_SETTINGS_FIELDS, brandingSettingsValidator } from '#validators/admin/settings'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class BrandingSettingsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('view')
    const { branding } = await requestSettings(ctx)
    return ctx.serialize(BrandingSettingsTransformer.transform(branding))
  }

  /** The logo is a file, with a request of its own. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, BRANDING_SETTINGS_FIELDS)
    const changes = await ctx.request.validateUsing(brandingSettingsValidator)
    const now = this.clock.now()
    const current = ({ branding }: Settings) => new BrandingSettingsTransformer(branding).toObject()
    const { value, changed } = await changeSection(
      ctx,
      { keys: ['branding'], now, current },
      (trx) => changeSettingIn(trx, 'branding', changes, requestActor(ctx), now)
    )
    return ctx.serialize(BrandingSettingsTransformer.transform({ ...value, changed }))
  }
}
