import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { settingFields } from '#domain/settings/setting_fields'
import { requestSettings } from '#middleware/request_settings'
import SettingPolicy from '#policies/staff/setting_policy'
import SettingsTransformer from '#transformers/admin/settings_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

export default class SettingsController {
  /** All of them at once. */
  async index(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('view')
    refuseUnknownFields(ctx.request, [])
    const settings = await requestSettings(ctx)
    const fields = settingFields(i18nManager.supportedLocales())
    return ctx.serialize(SettingsTransformer.transform({ settings, fields }))
  }
}
