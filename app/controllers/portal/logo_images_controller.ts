import type { HttpContext } from '@adonisjs/core/http'
import { findLogo } from '#domain/branding/find_logo'
import { notFound } from '#exceptions/problem'

/** Any content has one name, and keeps it. */
const FOR_EVER = 'public, max-age=31536000, immutable'

export default class LogoImagesController {
  /** For everybody, signed in or not. Without any right, should a browser open it as a page. */
  async show({ params, response }: HttpContext) {
    const bytes = await findLogo(params.file.slice(0, -'.png'.length))
    if (!bytes) throw notFound()
    return response
      .header('cache-control', FOR_EVER)
      .header('content-type', 'image/png')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(bytes)
  }
}
