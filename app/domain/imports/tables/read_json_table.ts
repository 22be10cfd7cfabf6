import { readJsonRecords } from '#domain/imports/tables/read_json_records'
import { wrongText } from '#domain/imports/tables/read_row'
import type { TableTemplate } from '#domain/imports/tables/table_template'
import type { TableLimits, TableRow } from '#domain/imports/tables/table_row'

/**
 * Flat JSON objects as rows of the same table that a CSV file is: one object per row, its fields
 * named as the columns. A field that is no column is a problem of its row, as is a list or an object
 * where a value belongs.
 */
export async function* readJsonTable(
  bytes: AsyncIterable<Buffer>,
  { template, limits }: { template: TableTemplate; limits?: Partial<TableLimits> }
): AsyncGenerator<TableRow> {
  const columns = new Set(template.columns.map(({ name }) => name))
  for await (const record of readJsonRecords(bytes, limits)) {
    yield 'problem' in record ? record : rowOf(record, columns)
  }
}

function rowOf(
  { line, value }: { line: number; value: Record<string, unknown> },
  columns: Set<string>
): TableRow {
  const values = new Map<string, string>()
  for (const [column, cell] of Object.entries(value)) {
    const problem = (code: string, message: string) => ({
      line,
      problem: { code, column: column.slice(0, 60), message },
    })
    if (!columns.has(column)) return problem('unknown_column', 'This format has no such field.')
    if (cell === null) continue
    if (typeof cell === 'object') return problem('invalid', 'A single value belongs here.')
    const text = String(cell).trim()
    const wrong = wrongText(text)
    if (wrong) return problem(wrong.code, wrong.message)
    if (text !== '') values.set(column, text)
  }
  return { line, values }
}
