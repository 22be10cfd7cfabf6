import type { HttpContext } from '@adonisjs/core/http'
import { staffCookie } from '#config/session'
import { readSettings } from '#domain/settings/read_settings'
import BrandingTransformer from '#transformers/portal/branding_transformer'

export default class ShellController {
  /** The page that the staff's pages start in. No session is read for it, and none is made. */
  async show({ request, response, view }: HttpContext) {
    const settings = await readSettings()
    // Addresses of invites and resets are secrets: no other site may learn them.
    response.header('referrer-policy', 'no-referrer')
    return view.render('admin', {
      branding: new BrandingTransformer(settings).toObject(),
      locale: settings.company.locale,
      timeZone: settings.company.timeZone,
      // Script cannot see the cookie; without one there is nobody to ask about.
      hasCookie: request.header('cookie')?.includes(`${staffCookie}=`) ?? false,
      title: settings.company.name,
    })
  }
}
