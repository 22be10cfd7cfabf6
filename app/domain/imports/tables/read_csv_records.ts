import { Parser, type CsvError } from 'csv-parse'
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

/** Handed to csv-parse at once: behind a broken row so much at most is read a second time. */
const PIECE = 4096

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

type Parsed = { records: { cells: string[]; end: number }[]; error: CsvError | null }

/**
 * The records of CSV in UTF-8 (RFC 4180; lines end by CR LF, LF or CR). csv-parse gives up at a
 * quotation mark that is out of place, or takes the rest of the file for one cell: then the line on
 * which the row began is reported, and reading goes on behind that line.
 */
export async function* readCsvRecords(
  chunks: AsyncIterable<Buffer>,
  delimiter: Delimiter,
  limits: Pick<TableLimits, 'rowBytes'>
): AsyncGenerator<CsvRecord> {
  const reader = new Reader(delimiter, limits.rowBytes)
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      yield* reader.read(chunk.subarray(at, at + PIECE))
    }
  }
  yield* reader.end()
}

class Reader {
  private parsing: Parsing
  /** What was read and belongs to no whole record yet. */
  private open: Buffer = Buffer.alloc(0)
  private line = 1
  /** The row was reported, and where its first line ends has yet to come. */
  private isSkipping = false

  constructor(
    private delimiter: Delimiter,
    private rowBytes: number
  ) {
    this.parsing = new Parsing(delimiter)
  }

  async *read(chunk: Buffer): AsyncGenerator<CsvRecord> {
    this.open = Buffer.concat([this.open, chunk])
    yield* this.take(
      this.isSkipping ? await this.beginAgain(false) : await this.parsing.write(chunk),
      false
    )
  }

  async *end(): AsyncGenerator<CsvRecord> {
    if (!this.isSkipping) yield* this.take(await this.parsing.end(), true)
  }

  private async *take(first: Parsed | null, isLast: boolean): AsyncGenerator<CsvRecord> {
    for (let parsed = first; parsed !== null; parsed = await this.beginAgain(isLast)) {
      const { records, error } = parsed
      for (const { cells, end } of records) {
        const size = end - this.parsing.start
        yield size > this.rowBytes
          ? { line: this.line, problem: tooLong(this.rowBytes), cell: null }
          : { line: this.line, cells }
        this.moveOn(size)
      }
      const problem = this.problemOf(error)
      if (!problem) return
      yield {
        line: this.line,
        problem,
        cell: typeof error?.column === 'number' ? error.column : null,
      }
    }
  }

  private problemOf(error: CsvError | null): Omit<RowProblem, 'column'> | null {
    if (error) return { code: 'unreadable_row', message: reasonOf(error) }
    return this.open.length > this.rowBytes ? tooLong(this.rowBytes) : null
  }

  /** Behind the line on which the row that cannot be read began; null when that is yet to come. */
  private async beginAgain(isLast: boolean): Promise<Parsed | null> {
    const lineEnd = endOfLine(this.open)
    this.isSkipping = lineEnd === null && !isLast
    if (this.isSkipping) {
      if (this.open.length <= this.rowBytes) return null
      const message = `No line ends within ${megabytes(this.rowBytes)} MB.`
      throw new UnreadableTable('too_large', message, this.line)
    }
    this.moveOn(lineEnd ?? this.open.length)
    this.parsing = new Parsing(this.delimiter)
    const parsed = await this.parsing.write(this.open)
    if (!isLast || parsed.error) return parsed
    const ended = await this.parsing.end()
    return { records: [...parsed.records, ...ended.records], error: ended.error }
  }

  private moveOn(size: number): void {
    this.line += countLines(this.open, size)
    this.open = this.open.subarray(size)
    this.parsing.start += size
  }
}

/** csv-parse until its first error; `start` is where the next record begins, in bytes. */
class Parsing {
  start = 0
  private parser: Parser
  private records: Parsed['records'] = []
  private error: CsvError | null = null

  constructor(delimiter: Delimiter) {
    this.parser = new Parser({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: 0,
      // Taken here, in step with the bytes, and never queued as the stream's own output.
      on_record: (cells: string[], { bytes_records: end }) => {
        this.records.push({ cells, end })
        return null
      },
    })
    this.parser.on('error', (error) => (this.error = error as CsvError))
    this.parser.resume()
  }

  async write(chunk: Buffer): Promise<Parsed> {
    await new Promise<void>((resolve) => {
      this.parser.write(chunk, (error) => {
        this.error = (error as CsvError | null | undefined) ?? null
        resolve()
      })
    })
    return this.parsed()
  }

  async end(): Promise<Parsed> {
    await new Promise<void>((resolve) => {
      this.parser.once('close', resolve)
      this.parser.end()
    })
    return this.parsed()
  }

  private parsed(): Parsed {
    const records = this.records
    this.records = []
    return { records, error: this.error }
  }
}

function reasonOf({ code }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark is opened and never closed.'
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'Something follows a closing quotation mark. One inside a quoted cell is written twice.'
    default:
      return 'A quotation mark stands inside a cell that is not quoted.'
  }
}

function tooLong(limit: number): Omit<RowProblem, 'column'> {
  const message = `The row is longer than ${megabytes(limit)} MB. Is a quotation mark never closed?`
  return { code: 'too_large', message }
}

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024
}

function endOfLine(bytes: Buffer): number | null {
  const feed = bytes.indexOf(LINE_FEED)
  if (feed !== -1) return feed + 1
  const carriageReturn = bytes.indexOf(CARRIAGE_RETURN)
  return carriageReturn === -1 ? null : carriageReturn + 1
}

/** LF, CR LF and CR each end one line. */
function countLines(bytes: Buffer, size: number): number {
  let lines = 0
  for (let at = 0; at < size; at++) {
    const isEnd =
      bytes[at] === LINE_FEED ||
      (bytes[at] === CARRIAGE_RETURN && (at + 1 === size || bytes[at + 1] !== LINE_FEED))
    if (isEnd) lines++
  }
  return lines
}
