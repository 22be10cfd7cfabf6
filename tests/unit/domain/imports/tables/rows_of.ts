import { readTable, type TableOptions } from '#domain/imports/tables/read_table'
import type { TableTemplate } from '#domain/imports/tables/table_template'
import type { TableRow } from '#domain/imports/tables/table_row'

export const PETS: TableTemplate = {
  columns: [
    { name: 'name', required: true, what: 'What it is called', example: 'Rex' },
    { name: 'born_on', what: 'Its birthday', example: '2020-02-29' },
    { name: 'price', what: 'What it costs', example: '12.50' },
  ],
}

/** In chunks of `size` bytes, so that whatever can be cut is cut somewhere. */
export async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export async function rowsOf(
  file: string | Buffer,
  options: Partial<TableOptions> & { chunk?: number } = {}
): Promise<TableRow[]> {
  const { chunk = 7, ...rest } = options
  return Array.fromAsync(
    readTable(chunksOf(Buffer.from(file as string), chunk), { template: PETS, ...rest })
  )
}

/** "3 Rex|12" for a row, "4 ! unreadable_row(name)" for a problem. */
export function told(rows: TableRow[]): string[] {
  return rows.map((row) =>
    'problem' in row
      ? `${row.line} ! ${row.problem.code}(${row.problem.column ?? ''})${row.problem.isFatal ? ' end' : ''}`
      : `${row.line} ${PETS.columns.map(({ name }) => row.values.get(name) ?? '').join('|')}`
  )
}
