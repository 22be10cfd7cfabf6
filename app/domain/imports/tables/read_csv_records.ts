import { countLines, endOfLine } from '#domain/imports/tables/count_lines'
import { reasonOf, RecordParser, type Parsed } from '#domain/imports/tables/parse_records'
import { scanRecords } from '#domain/imports/tables/scan_records'
import {
  UnreadableTable,
  type Delimiter,
  type RowProblem,
  type TableLimits,
} from '#domain/imports/tables/table_row'

/** `column` of a problem is the number of the cell, from 0. */
export type CsvRecord =
  | { line: number; cells: string[] }
  | { line: number; problem: Omit<RowProblem, 'column'>; cell: number | null }

/** Taken at once: behind a broken row so much at most is read a second time. */
const PIECE = 16 * 1024

const EMPTY = Buffer.alloc(0)

/**
 * The records of CSV in UTF-8 (RFC 4180; lines end by CR LF, LF or CR), many together. Those of the
 * usual form are scanned, which is far quicker; csv-parse reads what is left, and says what is wrong
 * with it. Of a row that cannot be read the line on which it began is reported, and reading goes on
 * behind that line.
 */
export async function* readCsvRecords(
  chunks: AsyncIterable<Buffer>,
  delimiter: Delimiter,
  limits: Pick<TableLimits, 'rowBytes'>
): AsyncGenerator<CsvRecord[]> {
  const reader = new Reader(delimiter, limits.rowBytes)
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      yield* reader.read(chunk.subarray(at, at + PIECE))
    }
  }
  yield* reader.end()
}

type Found = {
  records: { cells: string[]; size: number; lines?: number }[]
  error: Parsed['error']
}

class Reader {
  /** Null while the form is the usual one. */
  private parser: RecordParser | null = null
  /** What was read and belongs to no whole record yet. */
  private open: Buffer = EMPTY
  private line = 1
  /** The row was reported, and where its first line ends has yet to come. */
  private isSkipping = false

  constructor(
    private delimiter: Delimiter,
    private rowBytes: number
  ) {}

  async *read(chunk: Buffer): AsyncGenerator<CsvRecord[]> {
    this.open = this.open.length === 0 ? chunk : Buffer.concat([this.open, chunk])
    if (this.isSkipping) yield* this.take(await this.beginAgain(false), false)
    else yield* this.take(await (this.parser?.write(chunk) ?? this.find(false)), false)
  }

  async *end(): AsyncGenerator<CsvRecord[]> {
    if (!this.isSkipping) yield* this.take(await (this.parser?.end() ?? this.find(true)), true)
  }

  private async *take(first: Found | null, isLast: boolean): AsyncGenerator<CsvRecord[]> {
    for (let found = first; found !== null; found = await this.beginAgain(isLast)) {
      const { records, error } = found
      if (records.length > 0) yield records.map((record) => this.told(record))
      const problem = this.problemOf(error)
      if (!problem) return
      const cell = typeof error?.column === 'number' ? error.column : null
      yield [{ line: this.line, problem, cell }]
    }
  }

  private told({ cells, size, lines }: Found['records'][number]): CsvRecord {
    const { line } = this
    this.moveOn(size, lines)
    if (size <= this.rowBytes) return { line, cells }
    return { line, problem: tooLong(this.rowBytes), cell: null }
  }

  private problemOf(error: Found['error']): Omit<RowProblem, 'column'> | null {
    if (error) return { code: 'unreadable_row', message: reasonOf(error) }
    return this.open.length > this.rowBytes ? tooLong(this.rowBytes) : null
  }

  /** Behind the line on which the row that cannot be read began; null when that is yet to come. */
  private async beginAgain(isLast: boolean): Promise<Found | null> {
    const lineEnd = endOfLine(this.open)
    this.isSkipping = lineEnd === null && !isLast
    if (this.isSkipping) {
      if (this.open.length <= this.rowBytes) return null
      const message = `No line ends within ${megabytes(this.rowBytes)} MB.`
      throw new UnreadableTable('too_large', message, this.line)
    }
    this.moveOn(lineEnd ?? this.open.length)
    this.parser = null
    return this.find(isLast)
  }

  /** The whole records of what is open; all of it when nothing follows. */
  private async find(isLast: boolean): Promise<Found> {
    const { records, size, isOdd } = scanRecords(this.open, this.delimiter)
    if (!isOdd && !isLast) return { records, error: null }
    this.parser = new RecordParser(this.delimiter)
    const parsed = await this.parser.write(this.open.subarray(size))
    const found = { records: [...records, ...parsed.records], error: parsed.error }
    if (!isLast || parsed.error) return found
    const ended = await this.parser.end()
    return { records: [...found.records, ...ended.records], error: ended.error }
  }

  private moveOn(size: number, lines = countLines(this.open.subarray(0, size))): void {
    this.line += lines
    this.open = this.open.subarray(size)
  }
}

function tooLong(limit: number): Omit<RowProblem, 'column'> {
  const message = `The row is longer than ${megabytes(limit)} MB. Is a quotation mark never closed?`
  return { code: 'too_large', message }
}

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024
}
