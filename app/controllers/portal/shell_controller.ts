import type { HttpContext } from '@adonisjs/core/http'
import { portalUrl } from '#config/app'
import { readSettings } from '#domain/settings/read_settings'
import BrandingTransformer from '#transformers/portal/branding_transformer'

export default class ShellController {
  /** The page that the portal starts in: branded before the first byte of script arrives. */
  async show({ response, view }: HttpContext) {
    const settings = await readSettings()
    // Addresses of invite and reset pages are secrets: no other site may learn them.
    response.header('referrer-policy', 'no-referrer')
    return view.render('portal', {
      branding: new BrandingTransformer(settings).toObject(),
      locale: settings.company.locale,
      // As configured: a page elsewhere would read its own address and call it ours.
      address: new URL(portalUrl).host,
      title: settings.company.name,
    })
  }
}
