import { DateTime } from 'luxon'

/**
 * A moment for money of which only the day is known: noon of that day (YYYY-MM-DD) where the
 * company is, so that the day stays the same in most places of the world; never after `now`.
 */
export function companyNoon(day: string, timeZone: string, now: DateTime): DateTime {
  const noon = DateTime.fromISO(`${day}T12:00`, { zone: timeZone })
  return noon > now ? now : noon
}
