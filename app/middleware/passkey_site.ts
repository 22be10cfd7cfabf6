import type { HttpContext } from '@adonisjs/core/http'
import { appUrl } from '#config/app'
import type { Site } from '#domain/accounts/factors/passkey_ceremony'
import { requestSettings } from '#middleware/request_settings'

/** Whom passkeys are bound to: by APP_URL, whatever host a request names. */
export async function passkeySite(ctx: HttpContext): Promise<Site> {
  const { company } = await requestSettings(ctx)
  const { hostname, origin } = new URL(appUrl)
  return { rpId: hostname, origin, name: company.name }
}
