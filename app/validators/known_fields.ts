import type { HttpContext } from '@adonisjs/core/http'
import { Problem } from '#exceptions/problem'

/**
 * Refuses query parameters and body fields that this endpoint does not know: a misspelt filter
 * or `dry_run` must not look as if it had been heard.
 */
export function refuseUnknownFields(request: HttpContext['request'], known: string[]): void {
  const unknown = Object.keys(request.all()).filter((field) => !known.includes(field))
  if (unknown.length === 0) return

  throw new Problem('invalid-input', 422, {
    errors: unknown.map((field) => ({
      field: field.slice(0, 60),
      rule: 'unknown',
      message: `Not known here. Known: ${known.join(', ') || 'none'}.`,
    })),
  })
}
