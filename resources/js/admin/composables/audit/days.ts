import type { ISODate, ISOTime } from '~shared/wire'

const DAY_MS = 86_400_000

/** The day of a moment in a time zone. */
export function dayIn(timeZone: string, at: Date): ISODate {
  const parts = partsIn(timeZone, at)
  return `${parts.year}-${parts.month}-${parts.day}`
}

/** The day that many days before. */
export function daysBefore(on: ISODate, days: number): ISODate {
  return new Date(Date.parse(`${on}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)
}

/** When a day begins in a time zone. */
export function startOf(on: ISODate, timeZone: string): ISOTime {
  const asUtc = Date.parse(`${on}T00:00:00Z`)
  // Looked at twice: clocks may change between the first guess and the right one.
  const guess = asUtc - offsetAt(asUtc, timeZone)
  return new Date(asUtc - offsetAt(guess, timeZone)).toISOString()
}

/** The last millisecond of a day there. */
export function endOf(on: ISODate, timeZone: string): ISOTime {
  return new Date(Date.parse(startOf(daysBefore(on, -1), timeZone)) - 1).toISOString()
}

/** Milliseconds that the clocks there are ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsIn(timeZone, new Date(at))
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - at
}

function partsIn(timeZone: string, at: Date): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const),
    timeZone,
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}
