const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/
const DECIMAL = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/
const MAX_DECIMAL_LENGTH = 40

/**
 * Reads an xs:date (a time zone is dropped: the day is the one that is printed), or a date of
 * UNTDID 2379 format 102 (YYYYMMDD) as CII writes it. Null for a day the calendar does not have.
 */
export function readDate(text: string, format: string | null): string | null {
  if (format !== null && format !== '102') return null
  const match = (format === '102' ? COMPACT_DATE : ISO_DATE).exec(text)
  if (!match) return null

  const [, year, month, day] = match
  return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Of a year that people write in four digits: "0026" is a slip. */
function isDay(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 && isLeap ? 29 : DAYS[month - 1]
  return year >= 100 && day >= 1 && day <= last
}

/**
 * Reads an xs:decimal into its shortest exact form: "64." is "64", "-0.50" is "-0.5".
 * Null for anything else, an exponent included.
 */
export function readDecimal(text: string): string | null {
  const match = text.length <= MAX_DECIMAL_LENGTH ? DECIMAL.exec(text) : null
  if (!match || !/\d/.test(text)) return null

  const [, sign, whole, fraction = ''] = match
  const digits = `${whole || '0'}${fraction && `.${fraction}`}`
  return sign === '-' && digits !== '0' ? `-${digits}` : digits
}

/** ISO 3166-1 alpha-2 in capitals, or null. */
export function readCountry(text: string | null): string | null {
  const code = text?.toUpperCase() ?? ''
  return /^[A-Z]{2}$/.test(code) ? code : null
}
