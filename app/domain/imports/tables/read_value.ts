import { readDate as readIsoDate, readDecimal } from '#domain/imports/scalars'
import type { DateFormat, DecimalMark, Values } from '#domain/imports/tables/table_row'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

export type ValueRefused = Refused<'missing' | 'invalid', { column: string; message: string }>

/** "1 234,50" with a decimal comma; a space or an apostrophe between groups is never ambiguous. */
const GROUPED = /^([+-]?)(\d{1,3}(?:([ '’\u00A0\u202F.,])\d{3})(?:\3\d{3})*|\d*)(?:([.,])(\d*))?$/

const PATTERNS: Record<DateFormat, RegExp> = {
  'YYYY-MM-DD': /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  'DD.MM.YYYY': /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  'DD/MM/YYYY': /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
  'MM/DD/YYYY': /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
}

/** A cell's text, or null when it is empty. */
export function readText(values: Values, column: string): string | null {
  return values.get(column) ?? null
}

/** Refused with `missing` when the cell is empty. */
export function requireText(values: Values, column: string): Done<string> | ValueRefused {
  const text = values.get(column)
  return text === undefined ? missing(column) : done(text)
}

/**
 * A number as an exact decimal string without zeros that mean nothing ("1.234,50" is "1234.5"), or
 * null when the cell is empty. Refused when a mark could be a decimal one or a group's ("1,234"
 * where the decimal mark is "."): such a file is read wrong by somebody.
 */
export function readAmount(
  values: Values,
  column: string,
  decimal: DecimalMark
): Done<string | null> | ValueRefused {
  const text = values.get(column)
  if (text === undefined) return done(null)
  const plain = PLAIN[decimal].test(text) ? text.replace(',', '.') : ungrouped(text, decimal)
  const amount = plain === null ? null : readDecimal(plain)
  if (amount !== null) return done(amount)
  return invalid(column, text, `is no number with the decimal mark "${decimal}"`)
}

const PLAIN: Record<DecimalMark, RegExp> = {
  '.': /^[+-]?\d*(?:\.\d*)?$/,
  ',': /^[+-]?\d*(?:,\d*)?$/,
}

/** A date as YYYY-MM-DD, or null when the cell is empty. ISO 8601 is understood in any file. */
export function readDate(
  values: Values,
  column: string,
  format: DateFormat
): Done<string | null> | ValueRefused {
  const text = values.get(column)
  if (text === undefined) return done(null)
  const match = PATTERNS[format].exec(text) ?? PATTERNS['YYYY-MM-DD'].exec(text)
  const { year, month, day } = match?.groups ?? {}
  const iso = match && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = iso ? readIsoDate(iso, null) : null
  return date === null ? invalid(column, text, `is no date of the form ${format}`) : done(date)
}

export function missing(column: string): ValueRefused {
  return refused('missing', { column, message: `"${column}" is missing.` })
}

/** `complaint` goes on after the value: "is no number". */
export function invalid(column: string, text: string, complaint: string): ValueRefused {
  return refused('invalid', { column, message: `"${text.slice(0, 60)}" ${complaint}.` })
}

function ungrouped(text: string, decimal: DecimalMark): string | null {
  const match = GROUPED.exec(text)
  if (!match) return null
  const [, sign, whole, group, mark, fraction = ''] = match
  if (group === undefined || group === decimal || (mark !== undefined && mark !== decimal)) {
    return null
  }
  const groups = whole.split(group)
  const isAmbiguous = (group === '.' || group === ',') && mark === undefined && groups.length === 2
  return isAmbiguous ? null : `${sign}${groups.join('')}.${fraction}`
}
