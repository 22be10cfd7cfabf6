import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { parseJson } from '#middleware/parse_json'
import { rawBody } from '#middleware/raw_body'

const READ = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const LIMIT_BYTES = 256 * 1024

/**
 * Reads the body of an API request: JSON or nothing. Other types are refused (415), so that no form
 * of another site and no parser of files is ever in play. Texts arrive exactly as sent.
 */
export default class JsonBodyMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    request.setInitialBody(READ.has(request.method()) ? await this.read(request) : {})
    return next()
  }

  private async read(request: HttpContext['request']): Promise<object> {
    const isSent = request.header('transfer-encoding') !== undefined
    if (!isSent && Number(request.header('content-length') ?? 0) === 0) return {}
    return parseJson(await rawBody(request, { types: ['application/json'], limit: LIMIT_BYTES }))
  }
}
