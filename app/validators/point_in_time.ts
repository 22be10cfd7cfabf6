import vine from '@vinejs/vine'
import { DateTime } from 'luxon'

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

const existingMoment = vine.createRule((value, _options, field) => {
  if (typeof value !== 'string') return
  const moment = DateTime.fromISO(value, { zone: 'utc' })
  if (!FORM.test(value) || !moment.isValid || moment.year < 1) {
    field.report('The {{ field }} field must be a time with its zone', 'moment', field)
  }
})

/** A point in time with its zone, RFC 3339: without one nobody knows when it was. */
export const pointInTime = () => vine.string().maxLength(40).use(existingMoment())
