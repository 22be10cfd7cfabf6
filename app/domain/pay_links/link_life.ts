import { DateTime } from 'luxon'

/** Past its due date an invoice is still paid by its link for this long. */
const AFTER_DUE = { days: 30 }
const AT_MOST = { days: 120 }
/** Of an invoice that is overdue for long: a link that is dead on arrival helps nobody. */
const AT_LEAST = { days: 7 }

/**
 * Until when a pay link works that is made now: 30 days after the due date (YYYY-MM-DD, or null), the
 * whole day in the company's zone, 120 days at most, and never less than a week.
 */
export function linkExpiry(dueOn: string | null, timeZone: string, now: DateTime): DateTime {
  const latest = now.plus(AT_MOST)
  if (dueOn === null) return latest
  const after = DateTime.fromISO(dueOn, { zone: timeZone }).plus(AFTER_DUE).endOf('day').toUTC()
  return DateTime.max(now.plus(AT_LEAST), DateTime.min(after, latest))
}
