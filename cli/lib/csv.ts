/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** One line of CSV (RFC 4180), in which no text is run as a formula; null is an empty cell. */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
