import type { HttpContext } from '@adonisjs/core/http'
import { Problem } from '#exceptions/problem'

/**
 * Refuses query parameters and body fields that this endpoint does not know: a misspelt filter
 * or `dry_run` must not look as if it had been heard.
 */
export function refuseUnknownFields(request: HttpContext['request'], known: string[]): void {
  refuse(unknownIn(request.all(), known), known)
}

/** The same for the objects in a list of the body. What is no list or no object is not its matter. */
export function refuseUnknownItemFields(
  request: HttpContext['request'],
  list: string,
  known: string[]
): void {
  const items: unknown = request.input(list)
  if (!Array.isArray(items)) return
  const unknown = items.flatMap((item, index) =>
    unknownIn(item, known).map((field) => `${list}.${index}.${field}`)
  )
  refuse(unknown, known)
}

/** The same for an object within the body. */
export function refuseUnknownInnerFields(
  request: HttpContext['request'],
  name: string,
  known: string[]
): void {
  refuse(
    unknownIn(request.input(name), known).map((field) => `${name}.${field}`),
    known
  )
}

function unknownIn(given: unknown, known: string[]): string[] {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return []
  return Object.keys(given).filter((field) => !known.includes(field))
}

function refuse(unknown: string[], known: string[]): void {
  if (unknown.length === 0) return
  throw new Problem('invalid-input', 422, {
    errors: unknown.slice(0, 20).map((field) => ({
      field: field.slice(0, 60),
      rule: 'unknown',
      message: `Not known here. Known: ${known.join(', ') || 'none'}.`,
    })),
  })
}
