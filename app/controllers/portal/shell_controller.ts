import type { HttpContext } from '@adonisjs/core/http'
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
      title: settings.company.name,
    })
  }
}
