import type { ISODate, ISOTime } from '~shared/wire'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formatters.set(key, made)
  return made
}

/** A calendar day has no zone: it is read and written as UTC, so that no day shifts. */
const atUtc = (on: ISODate) => new Date(`${on}T00:00:00Z`)

/** "8 Nov 2026" */
export function formatDate(on: ISODate, locale: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return formatterFor(locale, options).format(atUtc(on))
}

/** "8 Nov" within the current year, "8 Nov 2025" outside it: for lists. */
export function formatDay(on: ISODate, today: ISODate, locale: string): string {
  if (on.slice(0, 4) !== today.slice(0, 4)) return formatDate(on, locale)
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return formatterFor(locale, options).format(atUtc(on))
}

/** "26 – 30 Nov" */
export function formatDayRange(from: ISODate, to: ISODate, locale: string): string {
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return formatterFor(locale, options).formatRange(atUtc(from), atUtc(to))
}

/** "November 2026" */
export function formatMonth(on: ISODate, locale: string): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return formatterFor(locale, options).format(atUtc(on))
}

/** "Nov" */
export function formatShortMonth(on: ISODate, locale: string): string {
  return formatterFor(locale, { month: 'short', timeZone: 'UTC' }).format(atUtc(on))
}

/** "20 Nov 2026, 10:42 IST", in the company's time zone. */
export function formatMoment(at: ISOTime, timeZone: string, locale: string): string {
  return formatterFor(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(at))
}

/** The day of a moment in the company's time zone: "3 Aug 2026" */
export function formatDateOf(at: ISOTime, timeZone: string, locale: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone } as const
  return formatterFor(locale, options).format(new Date(at))
}

/** "20 Nov, 10:31", on the reader's own clock. */
export function formatClock(at: Date, locale: string): string {
  return formatterFor(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: ISODate, to: ISODate): number {
  return Math.round((atUtc(to).getTime() - atUtc(from).getTime()) / 86_400_000)
}
