import { admin } from '~admin/api/client'
import type { Answer, Sent } from '~admin/wire'
import { dataOf, sendBytes } from '~shared/asked'

const ifMatch = (version: string) => ({ 'if-match': `"${version}"` })
const LOGO = '/api/v1/admin/settings/branding/logo'

/** What owners decide for everybody; each section says which version of it a change was made of. */
export const settings = {
  all: () => dataOf(admin.settings.index({})),
  company: (version: string, body: Sent<'admin.company_settings.update'>) =>
    dataOf(admin.companySettings.update({ body, headers: ifMatch(version) })),
  branding: (version: string, body: Sent<'admin.branding_settings.update'>) =>
    dataOf(admin.brandingSettings.update({ body, headers: ifMatch(version) })),
  help: (version: string, body: Sent<'admin.help_settings.update'>) =>
    dataOf(admin.helpSettings.update({ body, headers: ifMatch(version) })),
  payments: (version: string, body: Sent<'admin.payment_settings.update'>) =>
    dataOf(admin.paymentSettings.update({ body, headers: ifMatch(version) })),
  security: (version: string, body: Sent<'admin.security_settings.update'>) =>
    dataOf(admin.securitySettings.update({ body, headers: ifMatch(version) })),
  putLogo: async (version: string, file: File) =>
    ((await sendBytes(LOGO, file, ifMatch(version))) as Answer<'admin.brand_logos.destroy'>).data,
  removeLogo: (version: string) => dataOf(admin.brandLogos.destroy({ headers: ifMatch(version) })),

  openPortal: () => dataOf(admin.portalOpenings.update({})),
  closePortal: () => dataOf(admin.portalOpenings.destroy({})),
  gateways: () => dataOf(admin.gateways.index({})),
}

export type Settings = Answer<'admin.settings.index'>['data']
export type Branding = Settings['branding']
export type Gateway = Answer<'admin.gateways.index'>['data'][number]
export type HelpItem = Settings['help']['items'][number]
