import type { Header } from '#domain/imports/tables/read_header'
import type { RowProblem, TableRow } from '#domain/imports/tables/table_row'

/** Characters that no cell has a use for; a tab and line ends may stand in a quoted one. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u

/** Of a row with a problem the other cells are told as well: they may say what it belongs to. */
export function readRow(
  { line, cells }: { line: number; cells: string[] },
  header: Header
): TableRow {
  const values = new Map<string, string>()
  let problem: RowProblem | null = null
  for (const [index, cell] of cells.entries()) {
    const text = cell.trim()
    if (text === '') continue
    const place = header.cells[index]
    if (!place) problem ??= tooManyCells(cells.length, header)
    if (!place?.column) continue

    const wrong = wrongText(text)
    if (wrong) problem ??= { ...wrong, column: place.said }
    else values.set(place.column, text)
  }
  return problem ? { line, problem, values } : { line, values }
}

/** Why a text cannot be taken as it is, or null. */
export function wrongText(text: string): Pick<RowProblem, 'code' | 'message'> | null {
  if (text.includes('\uFFFD')) {
    const message = 'The text is not UTF-8. Save the file as "CSV UTF-8".'
    return { code: 'not_utf8', message }
  }
  if (CONTROL.test(text)) {
    return { code: 'control_character', message: 'The text holds a control character.' }
  }
  return null
}

function tooManyCells(cells: number, header: Header): RowProblem {
  const message = `The row has ${cells} cells, but there are ${header.cells.length} columns. A cell that holds the delimiter must be quoted.`
  return { code: 'too_many_cells', column: null, message }
}
