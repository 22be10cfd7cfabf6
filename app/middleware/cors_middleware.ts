import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { foreignOrigins } from '#config/app'

const PORTAL_API = '/api/v1/client-portal/'

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const ACCEPTED = 'content-type, idempotency-key, if-none-match'
const READABLE = 'content-disposition, etag, retry-after'
const KEPT_SECONDS = '600'

/**
 * Lets pages on ALLOWED_ORIGINS, and no other, use the portal's API with its cookie (the fetch
 * standard). To other origins it says nothing, which browsers take as a no; what they send that
 * changes something is refused by its origin besides.
 */
export default class CorsMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    if (!request.url().startsWith(PORTAL_API)) return next()

    response.vary('origin')
    const origin = request.header('origin')
    const isAllowed = origin !== undefined && foreignOrigins.includes(origin)
    if (isAllowed) {
      response
        .header('access-control-allow-origin', origin)
        .header('access-control-allow-credentials', 'true')
        .header('access-control-expose-headers', READABLE)
    }
    const isPreflight =
      request.method() === 'OPTIONS' && request.header('access-control-request-method')
    if (!isPreflight) return next()

    if (isAllowed) {
      response
        .header('access-control-allow-methods', METHODS)
        .header('access-control-allow-headers', ACCEPTED)
        .header('access-control-max-age', KEPT_SECONDS)
    }
    return response.status(204).send(null)
  }
}
