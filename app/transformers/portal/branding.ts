import type { Settings } from '#domain/settings/settings'

/** The company as its clients see it. */
export function brandingOf({ company, branding }: Settings) {
  return {
    companyName: company.name,
    legalName: company.legalName,
    addressLine: company.addressLine,
    primaryColor: branding.primaryColor,
    logoUrl: branding.logoUrl,
    contact: company.contact,
  }
}
