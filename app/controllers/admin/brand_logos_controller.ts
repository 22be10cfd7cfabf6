import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changeSection } from '#controllers/admin/change_section'
import { changeLogoIn } from '#domain/branding/change_logo'
import { encodeLogo } from '#domain/branding/encode_logo'
import { LOGO_LIMIT_BYTES, LOGO_LIMIT_PIXELS, LOGO_TYPES } from '#domain/branding/logo_file'
import { changeSettingIn } from '#domain/settings/change_setting'
import type { SettingKey, Settings } from '#domain/settings/settings'
import { Clock } from '#domain/shared/clock'
import { Problem } from '#exceptions/problem'
import { rawBody } from '#middleware/raw_body'
import { requestActor } from '#middleware/request_actor'
import SettingPolicy from '#policies/staff/setting_policy'
import BrandingSettingsTransformer from '#transformers/admin/branding_settings_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

const SECTION = {
  keys: ['branding'] satisfies SettingKey[],
  current: ({ branding }: Settings) => new BrandingSettingsTransformer(branding).toObject(),
}

@inject()
export default class BrandLogosController {
  constructor(private clock: Clock) {}

  /** The file is the raw body: PNG, JPEG or WebP. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, [])
    const file = await rawBody(ctx.request, { types: LOGO_TYPES, limit: LOGO_LIMIT_BYTES })
    const encoded = await encodeLogo(file)
    if (!encoded.ok) {
      const slug = encoded.code.replaceAll('_', '-')
      throw new Problem(slug, 422, { limitPixels: LOGO_LIMIT_PIXELS })
    }
    const now = this.clock.now()
    const { value, changed } = await changeSection(ctx, { ...SECTION, now }, (trx) =>
      changeLogoIn(trx, encoded.value, requestActor(ctx), now)
    )
    return ctx.serialize(BrandingSettingsTransformer.transform({ ...value, changed }))
  }

  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, [])
    const now = this.clock.now()
    const { value, changed } = await changeSection(ctx, { ...SECTION, now }, (trx) =>
      changeSettingIn(trx, 'branding', { logo: null }, requestActor(ctx), now)
    )
    return ctx.serialize(BrandingSettingsTransformer.transform({ ...value, changed }))
  }
}
