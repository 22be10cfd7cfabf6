import { Parser, type CsvError } from 'csv-parse'
import type { Delimiter } from '#domain/imports/tables/table_row'

/** Records, `size` in bytes, until the first that cannot be read. */
export type Parsed = { records: { cells: string[]; size: number }[]; error: CsvError | null }

/**
 * csv-parse until its first error. It gives up at a quotation mark that is out of place, or takes the
 * rest of the file for one cell.
 */
export class RecordParser {
  private parser: Parser
  private records: Parsed['records'] = []
  private error: CsvError | null = null
  private taken = 0

  constructor(delimiter: Delimiter) {
    this.parser = new Parser({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: 0,
      // Taken here, in step with the bytes, and never queued as the stream's own output.
      on_record: (cells: string[], { bytes_records: end }) => {
        this.records.push({ cells, size: end - this.taken })
        this.taken = end
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

export function reasonOf({ code }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark is opened and never closed.'
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'Something follows a closing quotation mark. One inside a quoted cell is written twice.'
    default:
      return 'A quotation mark stands inside a cell that is not quoted.'
  }
}
