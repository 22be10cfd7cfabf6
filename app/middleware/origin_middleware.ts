import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { allowedOrigins, ownOrigin } from '#config/app'
import { Problem } from '#exceptions/problem'

type Options = {
  /** Friends of the portal are none of the staff's. */
  ownOnly?: boolean
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a state-changing request that another site made with our cookie: the browser says so in
 * Sec-Fetch-Site, older ones by Origin. Neither header and a cookie: refused. (As Go's
 * CrossOriginProtection and Rails do; see the ADR on CSRF.)
 */
export default class OriginMiddleware {
  async handle({ request }: HttpContext, next: NextFn, options: Options = {}) {
    refuseForeignOrigin(request, options)
    return next()
  }
}

/**
 * Throws the problem foreign-origin for a request that changes state and may come from another site;
 * with `ownOnly` the origins of ALLOWED_ORIGINS are other sites too.
 */
export function refuseForeignOrigin(
  request: HttpContext['request'],
  { ownOnly = false }: Options = {}
): void {
  const trusted = ownOnly ? [ownOrigin] : allowedOrigins
  if (!SAFE.has(request.method()) && !isFrom(trusted, request)) {
    throw new Problem('foreign-origin', 403)
  }
}

function isFrom(trusted: string[], request: HttpContext['request']): boolean {
  const site = request.header('sec-fetch-site')
  if (site === 'same-origin') return true

  const origin = request.header('origin')
  if (origin) return trusted.includes(origin)
  return site === undefined && request.header('cookie') === undefined
}
