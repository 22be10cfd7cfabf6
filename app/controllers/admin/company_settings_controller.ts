import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changeSection } from '#controllers/admin/change_section'
import { changeCompanyIn } from '#domain/settings/change_company'
import type { Settings } from '#domain/settings/settings'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import SettingPolicy from '#policies/staff/setting_policy'
import CompanySettingsTransformer from '#transformers/admin/company_settings_transformer'
import {
  COMPANY_SETTINGS_FIELDS,
  companySettingsValidator,
  CONTACT_FIELDS,
} from '#validators/admin/settings'
import { refuseUnknownFields, refuseUnknownInnerFields } from '#validators/known_fields'

/** Who the company is, where its day begins, and whom clients ask. */
@inject()
export default class CompanySettingsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('view')
    const { company } = await requestSettings(ctx)
    return ctx.serialize(CompanySettingsTransformer.transform(company))
  }

  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, COMPANY_SETTINGS_FIELDS)
    refuseUnknownInnerFields(ctx.request, 'contact', CONTACT_FIELDS)
    const changes = await ctx.request.validateUsing(companySettingsValidator)
    const now = this.clock.now()
    const current = ({ company }: Settings) => new CompanySettingsTransformer(company).toObject()
    const { value, changed } = await changeSection(
      ctx,
      { keys: ['company'], now, current },
      (trx) => changeCompanyIn(trx, changes, requestActor(ctx), now)
    )
    return ctx.serialize(CompanySettingsTransformer.transform({ ...value, changed }))
  }
}
