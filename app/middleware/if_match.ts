import type { HttpContext } from '@adonisjs/core/http'
import { Problem } from '#exceptions/problem'

/**
 * The version that an edit was made of, by If-Match (RFC 9110); null for who does not say, or takes
 * any. What is no single strong ETag names no version that there is.
 */
export function expectedVersion({ request }: HttpContext): string | null {
  const named = request.header('if-match')?.trim()
  if (named === undefined || named === '*') return null
  return /^"([\w-]{1,64})"$/.exec(named)?.[1] ?? ''
}

/** 412 where somebody else changed it, with what is there now: who typed something loses nothing. */
export function changedMeanwhile(current: object): Problem {
  return new Problem('changed-meanwhile', 412, { current })
}
