import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const HEADERS = {
  // No page of another site gets a handle on ours, or shows what we answer.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Addresses of invites, resets and pay links are secrets: no site learns where one came from.
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), serial=(), usb=()',
  'x-permitted-cross-domain-policies': 'none',
}

/** What every answer carries beside the content policy (shield); a page may loosen its own. */
export default class SecurityHeadersMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    for (const [name, value] of Object.entries(HEADERS)) response.header(name, value)
    return next()
  }
}
