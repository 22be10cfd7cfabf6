import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changeSection } from '#controllers/admin/change_section'
import { changeHelpIn } from '#domain/settings/change_help'
import type { Settings } from '#domain/settings/settings'
import { Clock } from '#domain/shared/clock'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import SettingPolicy from '#policies/staff/setting_policy'
import HelpSettingsTransformer from '#transformers/admin/help_settings_transformer'
import {
  HELP_ITEM_FIELDS,
  HELP_SETTINGS_FIELDS,
  helpSettingsValidator,
} from '#validators/admin/settings'
import { refuseUnknownFields, refuseUnknownItemFields } from '#validators/known_fields'

/** The questions that clients ask again and again. */
@inject()
export default class HelpSettingsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('view')
    const { help } = await requestSettings(ctx)
    return ctx.serialize(HelpSettingsTransformer.transform(help))
  }

  /** The whole list is replaced, in its order. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, HELP_SETTINGS_FIELDS)
    refuseUnknownItemFields(ctx.request, 'items', HELP_ITEM_FIELDS)
    const { items } = await ctx.request.validateUsing(helpSettingsValidator)
    const now = this.clock.now()
    const current = ({ help }: Settings) => new HelpSettingsTransformer(help).toObject()
    const { value, changed } = await changeSection(ctx, { keys: ['help'], now, current }, (trx) =>
      changeHelpIn(trx, items, requestActor(ctx), now)
    )
    return ctx.serialize(HelpSettingsTransformer.transform({ ...value, changed }))
  }
}
