import { clean } from './text.ts'

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A time of the wire (RFC 3339) in the person's own time zone. */
export function time(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? clean(iso) : format.format(date)
}
