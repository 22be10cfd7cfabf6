import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { allowedOrigins } from '#config/app'
import { Problem } from '#exceptions/problem'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a state-changing request that another site made with our cookie: the browser says so in
 * Sec-Fetch-Site, older ones by Origin. Neither header and a cookie: refused. (As Go's
 * CrossOriginProtection and Rails do; see the ADR on CSRF.)
 */
export default class OriginMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    refuseForeignOrigin(request)
    return next()
  }
}

/** Throws the problem foreign-origin for a request that changes state and may come from another site. */
export function refuseForeignOrigin(request: HttpContext['request']): void {
  if (!SAFE.has(request.method()) && !isOwn(request)) throw new Problem('foreign-origin', 403)
}

function isOwn(request: HttpContext['request']): boolean {
  const site = request.header('sec-fetch-site')
  if (site === 'same-origin') return true

  const origin = request.header('origin')
  if (origin) return allowedOrigins.includes(origin)
  return site === undefined && request.header('cookie') === undefined
}
