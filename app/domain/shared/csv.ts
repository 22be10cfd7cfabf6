/** What a spreadsheet would take for a formula, or for a cell of its own. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * One line of CSV (RFC 4180, ended by CR LF). A text that a spreadsheet would run as a formula gets
 * an apostrophe in front, which spreadsheets show as text (OWASP, CSV injection); numbers are left
 * as they are. Null is an empty cell.
 */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
