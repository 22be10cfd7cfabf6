import { textWidth, type FontMetrics } from '#domain/documents/font_metrics'
import type { Table } from '#domain/documents/sheet'

/** Points; the same in `templates/house.typ`. */
const HEADING_SIZE = 7.4

/** The widest that a column may get, in points, but for the last one: its amounts stay whole. */
const WIDEST = { index: 28, text: 68, number: 77 }

/**
 * A table whose columns know their width in points (null: the rest of the line). Measuring here
 * instead of in the template halves the time that a document takes.
 */
export type FittedTable = Table & {
  size: number
  gap: number
  widths: (number | null)[]
}

/**
 * Makes columns as wide as their widest text. In a column that would get too wide, words may
 * break anywhere: those columns are marked `crowded`.
 *
 * `size` is the type's and `gap` the space on either side of a column, in points.
 */
export function fitTable(
  table: Table,
  { size, gap }: { size: number; gap: number },
  fonts: FontMetrics[]
): FittedTable {
  const last = table.columns.length - 1
  const columns = table.columns.map((column, index) => {
    if (column.kind === 'main') return { ...column, width: null }
    const natural = size * Math.max(0, ...widthsOf(table, index, fonts))
    const bound = index === last ? natural : Math.min(natural, WIDEST[column.kind])
    const heading = HEADING_SIZE * textWidth(column.heading, fonts)
    const sides = index === 0 || index === last ? gap : 2 * gap
    return { ...column, crowded: bound < natural, width: Math.max(bound, heading) + sides + 0.2 }
  })
  return {
    ...table,
    columns: columns.map(({ width, ...column }) => column),
    size,
    gap,
    widths: columns.map(({ width }) => width),
  }
}

function widthsOf(table: Table, column: number, fonts: FontMetrics[]): number[] {
  return table.rows.map((row) => textWidth(row[column].text, fonts))
}
