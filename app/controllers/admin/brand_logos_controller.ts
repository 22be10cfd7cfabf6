import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changeLogo, removeLogo } from '#domain/branding/change_logo'
import { LOGO_LIMIT_BYTES, LOGO_LIMIT_PIXELS, LOGO_TYPES } from '#domain/branding/logo_file'
import { Clock } from '#domain/shared/clock'
import { Problem } from '#exceptions/problem'
import { rawBody } from '#middleware/raw_body'
import { requestActor } from '#middleware/request_actor'
import SettingPolicy from '#policies/staff/setting_policy'
import BrandingSettingsTransformer from '#transformers/admin/branding_settings_transformer'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class BrandLogosController {
  constructor(private clock: Clock) {}

  /** The file is the raw body: PNG, JPEG or WebP. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, [])
    const file = await rawBody(ctx.request, { types: LOGO_TYPES, limit: LOGO_LIMIT_BYTES })
    const result = await changeLogo(file, requestActor(ctx), this.clock.now())
    if (!result.ok) {
      const slug = result.code.replaceAll('_', '-')
      throw new Problem(slug, 422, { limitPixels: LOGO_LIMIT_PIXELS })
    }
    const { value, changed } = result.value
    return ctx.serialize(BrandingSettingsTransformer.transform({ ...value, changed }))
  }

  async destroy(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, [])
    const { value, changed } = await removeLogo(requestActor(ctx), this.clock.now())
    return ctx.serialize(BrandingSettingsTransformer.transform({ ...value, changed }))
  }
}
