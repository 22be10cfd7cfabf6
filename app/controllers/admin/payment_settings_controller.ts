import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { changeSection } from '#controllers/admin/change_section'
import { isCurrency } from '#domain/money/currency'
import { changeSettingIn } from '#domain/settings/change_setting'
import type { Settings } from '#domain/settings/settings'
import { Clock } from '#domain/shared/clock'
import { wrongField } from '#exceptions/wrong_field'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import SettingPolicy from '#policies/staff/setting_policy'
import PaymentSettingsTransformer from '#transformers/admin/payment_settings_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { PAYMENT_SETTINGS_FIELDS, paymentSettingsValidator } from '#validators/admin/settings'

@inject()
export default class PaymentSettingsController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('view')
    const { payments } = await requestSettings(ctx)
    return ctx.serialize(PaymentSettingsTransformer.transform(payments))
  }

  /** Changes what is named and leaves the rest. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(SettingPolicy).authorize('change')
    refuseUnknownFields(ctx.request, PAYMENT_SETTINGS_FIELDS)
    const changes = await ctx.request.validateUsing(paymentSettingsValidator)
    for (const currency of Object.keys(changes.partMinimumMinor ?? {})) {
      if (isCurrency(currency)) continue
      throw wrongField(ctx, `partMinimumMinor.${currency.slice(0, 20)}`, 'unknown_currency')
    }
    const now = this.clock.now()
    const current = ({ payments }: Settings) => new PaymentSettingsTransformer(payments).toObject()
    const { value, changed } = await changeSection(
      ctx,
      { keys: ['payments'], now, current },
      (trx) => changeSettingIn(trx, 'payments', changes, requestActor(ctx), now)
    )
    return ctx.serialize(PaymentSettingsTransformer.transform({ ...value, changed }))
  }
}
