import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Logo, Settings } from '#domain/settings/settings'

/** The company as its clients see it. */
export default class BrandingTransformer extends BaseTransformer<Settings> {
  toObject() {
    const { company, branding } = this.resource
    return {
      companyName: company.name,
      legalName: company.legalName,
      addressLine: company.addressLine,
      primaryColor: branding.primaryColor,
      logoUrl: branding.logo && logoPath(branding.logo),
      logo: branding.logo && {
        width: branding.logo.width,
        height: branding.logo.height,
        tone: branding.logo.tone,
      },
      contact: company.contact,
    }
  }
}

/** Named by its content, so that it may be kept for ever. */
export function logoPath({ hash }: Logo): string {
  return `/branding/${hash}.png`
}
