import { DateTime } from 'luxon'

/**
 * Reads a gateway's JSON without believing it: every reader answers null for what is missing or of
 * another type.
 */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let current = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return null
    current = Reflect.get(current, key)
  }
  return current
}

/** Without NUL characters: PostgreSQL takes none, and an event would be answered with an error. */
export function text(value: unknown, ...path: (string | number)[]): string | null {
  const found = at(value, ...path)
  if (typeof found !== 'string') return null
  return found.replaceAll('\u0000', '') || null
}

export function integer(value: unknown, ...path: (string | number)[]): number | null {
  const found = at(value, ...path)
  return Number.isSafeInteger(found) ? Number(found) : null
}

export function list(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** Unix seconds, as Razorpay writes times. */
export function seconds(value: unknown, ...path: (string | number)[]): DateTime | null {
  const found = integer(value, ...path)
  return found === null ? null : DateTime.fromSeconds(found, { zone: 'utc' })
}

/** RFC 3339, as PayPal writes times. */
export function timestamp(value: unknown, ...path: (string | number)[]): DateTime | null {
  const found = text(value, ...path)
  const time = found === null ? null : DateTime.fromISO(found, { zone: 'utc' })
  return time?.isValid ? time : null
}
