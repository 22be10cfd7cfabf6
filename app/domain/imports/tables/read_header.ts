import { columnName, type TableTemplate } from '#domain/imports/tables/table_template'
import { UnreadableTable } from '#domain/imports/tables/table_row'

/** Which cell of a row holds which column; `said` is what the file calls each cell. */
export type Header = {
  line: number
  cells: { column: string | null; said: string }[]
  /** What the file has and the format does not. */
  ignored: string[]
}

/** The file's column → the format's. */
export type ColumnMap = Readonly<Record<string, string>>

/**
 * Reads a line as the header, or answers null when it is none: it must name every required column,
 * itself or by `map`. Throws UnreadableTable for a header that names one column twice.
 */
export function readHeader(
  { line, cells }: { line: number; cells: string[] },
  template: TableTemplate,
  map: ColumnMap
): Header | null {
  const found = cells.map((said) => ({ said: said.trim(), column: columnOf(said, template, map) }))
  const columns = new Set(found.map(({ column }) => column))
  if (template.columns.some(({ name, required }) => required && !columns.has(name))) return null

  for (const { column, said } of found) {
    if (column !== null && found.filter((one) => one.column === column).length > 1) {
      const message = `Two columns are "${column}".`
      throw new UnreadableTable('column_twice', message, line, said)
    }
  }
  const ignored = found.filter(({ column, said }) => column === null && said !== '')
  return { line, cells: found, ignored: ignored.map(({ said }) => said) }
}

/** Throws UnreadableTable for a map that leads to a column which the format does not have. */
export function checkMap(template: TableTemplate, map: ColumnMap): void {
  const names = new Set(template.columns.map(({ name }) => name))
  for (const [said, column] of Object.entries(map)) {
    if (names.has(column)) continue
    const message = `"${said}" is mapped to "${column}", which is no column of this format.`
    throw new UnreadableTable('unknown_column', message, 1, said)
  }
}

/** No header was found: what is missing from the line that comes closest. */
export function noHeader(
  lines: { line: number; cells: string[] }[],
  template: TableTemplate,
  map: ColumnMap
): UnreadableTable {
  const required = template.columns.filter((column) => column.required).map(({ name }) => name)
  const candidates = lines.map(({ line, cells }) => {
    const named = new Set(cells.map((said) => columnOf(said, template, map)))
    return { line, missing: required.filter((name) => !named.has(name)) }
  })
  const closest = candidates.reduce(
    (best, one) => (one.missing.length < best.missing.length ? one : best),
    { line: 1, missing: required }
  )
  const message = `The first line must name the columns. Missing: ${closest.missing.join(', ')}.`
  return new UnreadableTable('no_header', message, closest.line, closest.missing[0] ?? null)
}

function columnOf(said: string, template: TableTemplate, map: ColumnMap): string | null {
  const name = columnName(said)
  const mapped = Object.entries(map).find(([from]) => columnName(from) === name)
  if (mapped) return mapped[1]
  // A column that another one was mapped to is not taken from its own name too.
  if (Object.values(map).includes(name)) return null
  return template.columns.some((column) => column.name === name) ? name : null
}
