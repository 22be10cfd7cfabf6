import { BaseTransformer } from '@adonisjs/core/transformers'
import type { SettingField } from '#domain/settings/setting_fields'
import type { Settings } from '#domain/settings/settings'
import BrandingSettingsTransformer from '#transformers/admin/branding_settings_transformer'
import CompanySettingsTransformer from '#transformers/admin/company_settings_transformer'
import HelpSettingsTransformer from '#transformers/admin/help_settings_transformer'
import PaymentSettingsTransformer from '#transformers/admin/payment_settings_transformer'
import SecuritySettingsTransformer from '#transformers/admin/security_settings_transformer'

/** Everything that staff change at run time, by section, and what each field may be. */
export default class SettingsTransformer extends BaseTransformer<{
  settings: Settings
  fields: SettingField[]
}> {
  toObject() {
    const { settings, fields } = this.resource
    return {
      portal: { enabled: settings.portal.enabled },
      company: CompanySettingsTransformer.transform(settings.company),
      branding: BrandingSettingsTransformer.transform(settings.branding),
      help: HelpSettingsTransformer.transform(settings.help),
      payments: PaymentSettingsTransformer.transform(settings.payments),
      security: SecuritySettingsTransformer.transform(settings),
      fields,
    }
  }
}
