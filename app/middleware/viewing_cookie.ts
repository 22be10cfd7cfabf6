import type { HttpContext } from '@adonisjs/core/http'
import { isHttps } from '#config/app'
import { VIEWING_MINUTES } from '#domain/staff/viewings/start_viewing'

/** Beside the staff's and the clients' own: it opens the portal to look at, and nothing else. */
const NAME = isHttps ? '__Host-viewing' : 'viewing'

const OPTIONS = { path: '/', httpOnly: true, secure: isHttps, sameSite: 'strict' } as const

export function giveViewingCookie({ response }: HttpContext, secret: string): void {
  response.plainCookie(NAME, secret, {
    ...OPTIONS,
    maxAge: VIEWING_MINUTES * 60,
    encode: false,
  })
}

export function takeViewingCookie({ response }: HttpContext): void {
  response.clearCookie(NAME, OPTIONS)
}

/** What the browser sent, or null; whatever it is, its sender looks and does nothing. */
export function viewingSecret({ request }: HttpContext): string | null {
  const sent: unknown = request.plainCookie(NAME, { encoded: false })
  return typeof sent === 'string' && sent !== '' ? sent : null
}
