import { column } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'

/**
 * A point in time: UTC with milliseconds, as ISO 8601 text on SQLite and timestamptz on PostgreSQL.
 * Lucid's own column writes SQLite times in whole seconds of the local zone.
 */
export function instant(options: { autoCreate?: boolean; autoUpdate?: boolean } = {}) {
  return column.dateTime({
    ...options,
    prepare: (value: DateTime | string | null | undefined) =>
      DateTime.isDateTime(value) ? value.toUTC().toISO() : value,
    consume: (value: string | Date | null | undefined) => {
      if (!value) return value
      const iso = value instanceof Date ? value.toISOString() : value
      return DateTime.fromISO(iso, { zone: 'utc' })
    },
  })
}

/**
 * The same where a library writes the times as the driver does: milliseconds on SQLite. Such a column
 * is read here, and written by the library alone.
 */
export function driverInstant() {
  return column.dateTime({
    consume: (value: string | number | Date | null | undefined) =>
      value === null || value === undefined
        ? null
        : DateTime.fromJSDate(new Date(value), { zone: 'utc' }),
  })
}

/**
 * A 64-bit integer: an amount in minor units, or a row's id. Drivers return text or bigint for
 * some; beyond the safe integers it throws RangeError instead of losing a unit.
 */
export function safeInteger(options: { isPrimary?: boolean; serializeAs?: null } = {}) {
  return column({
    ...options,
    prepare: (value: unknown) => toSafeInteger(value),
    consume: (value: unknown) => toSafeInteger(value),
  })
}

/** True or false, which SQLite keeps as 1 or 0; null is neither. */
export function yesNo() {
  return column({
    consume: (value: unknown) => (value === null || value === undefined ? null : Boolean(value)),
  })
}

/** JSON kept as text on both engines. */
export function json() {
  return column({
    prepare: (value: unknown) => JSON.stringify(value),
    consume: (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value),
  })
}

function toSafeInteger(value: unknown): unknown {
  if (value === null || value === undefined) return value
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${String(value)} is no safe integer`)
  return number
}
