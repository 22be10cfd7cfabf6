import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Settings } from '#domain/settings/settings'

/** The company as its clients see it. */
export default class BrandingTransformer extends BaseTransformer<Settings> {
  toObject() {
    const { company, branding } = this.resource
    return {
      companyName: company.name,
      legalName: company.legalName,
      addressLine: company.addressLine,
      primaryColor: branding.primaryColor,
      logoUrl: branding.logoUrl,
      contact: company.contact,
    }
  }
}
