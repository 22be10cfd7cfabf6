import vine from '@vinejs/vine'
import { DateTime } from 'luxon'

const FORM = /^\d{4}-\d{2}-\d{2}$/

const existingDay = vine.createRule((value, _options, field) => {
  if (typeof value === 'string' && !isDay(value)) {
    field.report('The {{ field }} field must be a day such as 2026-01-31', 'day', field)
  }
})

/** A day of the calendar as YYYY-MM-DD: 30 February is none, and databases know no year 0. */
export const calendarDate = () => vine.string().use(existingDay())

function isDay(text: string): boolean {
  const day = FORM.test(text) ? DateTime.fromISO(text, { zone: 'utc' }) : null
  return day !== null && day.isValid && day.year > 0
}
