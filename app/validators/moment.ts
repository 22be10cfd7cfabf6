import { DateTime } from 'luxon'

/** A day, or a time with its zone (RFC 3339). */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/

export const MOMENT_HINT = 'a day (2026-01-31) or a time with its zone (2026-01-31T09:30Z)'

/**
 * One end of a range, or null when the text is neither a day nor a time. A day is that whole day in
 * UTC: it begins the range at its first instant and ends it at its last.
 */
export function readMoment(text: string, end: 'since' | 'until'): DateTime | null {
  const time = DateTime.fromISO(text, { zone: 'utc' })
  if (!MOMENT.test(text) || !time.isValid) return null
  return end === 'until' && text.length === 'YYYY-MM-DD'.length ? time.endOf('day') : time
}
