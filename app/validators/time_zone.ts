import vine from '@vinejs/vine'
import { IANAZone } from 'luxon'

/** A place or "UTC": an offset such as "+05:30" would know no summer time. */
const NAME = /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/

const knownZone = vine.createRule((value, _options, field) => {
  if (typeof value !== 'string') return
  if (NAME.test(value) && IANAZone.isValidZone(value)) return
  field.report('The {{ field }} field must be a time zone', 'timeZone', field)
})

/** A time zone of the IANA by its name. */
export const timeZone = () => vine.string().maxLength(64).use(knownZone())
