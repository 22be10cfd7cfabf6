import { decodeBytes } from '#domain/imports/tables/decode_bytes'
import { detectDelimiter, separatorLine } from '#domain/imports/tables/detect_delimiter'
import { peek } from '#domain/imports/tables/peek'
import { readCsvRecords } from '#domain/imports/tables/read_csv_records'
import {
  checkMap,
  noHeader,
  readHeader,
  type ColumnMap,
  type Header,
} from '#domain/imports/tables/read_header'
import { readRow } from '#domain/imports/tables/read_row'
import type { TableTemplate } from '#domain/imports/tables/table_template'
import {
  TABLE_LIMITS,
  UnreadableTable,
  type Delimiter,
  type TableLimits,
  type TableRow,
} from '#domain/imports/tables/table_row'

export type TableOptions = {
  template: TableTemplate
  /** Found out by itself when absent. */
  delimiter?: Delimiter
  map?: ColumnMap
  /** Told once, before the first row. */
  onHeader?: (header: Header) => void
  limits?: Partial<TableLimits>
}

/** Above the header may stand a title and empty lines. */
const HEADER_WITHIN = 10

const HEAD_BYTES = 16 * 1024

type Line = { line: number; cells: string[] }

/**
 * The rows of a CSV file of anybody's making, one after another in flat memory: UTF-8 or UTF-16,
 * any usual delimiter, columns in any order and by other names through `map`. What is wrong with
 * one row is answered in its place and the next row follows; what is wrong with the file ends it,
 * as a last row whose problem `isFatal`. Throws only what reading `bytes` throws.
 */
export async function* readTable(
  bytes: AsyncIterable<Buffer>,
  options: TableOptions
): AsyncGenerator<TableRow> {
  try {
    yield* readRows(bytes, options)
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    yield error.toRow()
  }
}

async function* readRows(
  bytes: AsyncIterable<Buffer>,
  { template, delimiter, map = {}, onHeader, limits: given }: TableOptions
): AsyncGenerator<TableRow> {
  const limits = { ...TABLE_LIMITS, ...given }
  checkMap(template, map)
  const { head, all } = await peek(decodeBytes(bytes, limits.bytes), HEAD_BYTES)
  const text = head.toString('utf8')
  const separator = delimiter ?? detectDelimiter(text)
  const isSeparatorFirst = separatorLine.test(text)

  let header: Header | null = null
  const above: Line[] = []
  let rows = 0
  let unreadable = 0
  let tried = 0
  for await (const records of readCsvRecords(all, separator, limits)) {
    for (const record of records) {
      if ('problem' in record) {
        if (++unreadable > limits.unreadable) {
          throw UnreadableTable.tooManyRefused(record.line, limits.unreadable)
        }
        if (++rows > limits.rows) throw tooManyRows(record.line, limits.rows)
        const column = header?.cells[record.cell ?? -1]?.said ?? null
        yield { line: record.line, problem: { ...record.problem, column } }
        if (!header && ++tried === HEADER_WITHIN) throw noHeader(above, template, map)
        continue
      }
      if (isEmpty(record.cells) || (isSeparatorFirst && record.line === 1)) continue
      if (record.cells.length > limits.columns) throw tooManyColumns(record.line, limits.columns)
      if (header) {
        if (++rows > limits.rows) throw tooManyRows(record.line, limits.rows)
        yield readRow(record, header)
        continue
      }
      header = readHeader(record, template, map)
      if (header) onHeader?.(header)
      else above.push(record)
      if (!header && ++tried === HEADER_WITHIN) throw noHeader(above, template, map)
    }
  }
  if (!header) throw tried === 0 ? emptyFile() : noHeader(above, template, map)
}

function isEmpty(cells: string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

function emptyFile(): UnreadableTable {
  return new UnreadableTable('empty', 'The file is empty.')
}

function tooManyColumns(line: number, limit: number): UnreadableTable {
  return new UnreadableTable('too_large', `There are more than ${limit} columns.`, line)
}

function tooManyRows(line: number, limit: number): UnreadableTable {
  return new UnreadableTable('too_large', `There are more than ${limit} rows.`, line)
}
