import type { DateTime } from 'luxon'

/**
 * An instant as the database keeps it and as texts sort by it: ISO 8601 in UTC. An invalid time is
 * a bug and throws: compared as text, an empty one would be before every other.
 */
export function iso(time: DateTime): string {
  const text = time.toUTC().toISO()
  if (text === null) throw new RangeError(`No instant: ${time.invalidExplanation ?? 'invalid'}`)
  return text
}

/** The same of what may not have happened. */
export function isoOrNull(time: DateTime | null | undefined): string | null {
  return time ? iso(time) : null
}
