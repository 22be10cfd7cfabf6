import { clean } from './text.ts'

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A time of the wire (RFC 3339) in the person's own time zone. */
export function time(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? clean(iso) : format.format(date)
}

/** "8 s", "2 m 5 s", "1 h 20 m". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} m ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} m`
}
