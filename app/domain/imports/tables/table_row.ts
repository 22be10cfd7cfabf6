/**
 * One row of a table that somebody handed in: what its columns hold, or why it cannot be read.
 * Empty cells are absent. `line` is the line of the file on which the row begins, from 1.
 */
export type TableRow =
  | { line: number; values: Values }
  /** With `values`: what the other cells hold. */
  | { line: number; problem: RowProblem; values?: Values }

export type Values = ReadonlyMap<string, string>

export type RowProblem = {
  /** Stable: unreadable_row, too_large, not_utf8, control_character, missing, invalid, … */
  code: string
  /** As the file names it, when one column is to blame. */
  column: string | null
  message: string
  /** Nothing after it was read: the file itself is at fault. */
  isFatal?: boolean
}

export type DecimalMark = '.' | ','

export const DATE_FORMATS = ['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const

export type DateFormat = (typeof DATE_FORMATS)[number]

/** How amounts and dates are written in a file: "1.234,50", "31.12.2026". */
export type Notation = { decimal: DecimalMark; dates: DateFormat }

export const DELIMITERS = [',', ';', '\t', '|'] as const

export type Delimiter = (typeof DELIMITERS)[number]

/** What one file may be. Beyond it is refused, never cut off. */
export const TABLE_LIMITS = {
  bytes: 256 * 1024 * 1024,
  rowBytes: 1024 * 1024,
  columns: 200,
  rows: 1_000_000,
  /** Rows of which nobody can say what stands in them: so many are a file of another kind. */
  unreadable: 10_000,
} as const

export type TableLimits = { [Limit in keyof typeof TABLE_LIMITS]: number }

/** Ends the reading: thrown inside the reader and answered as the last row. */
export class UnreadableTable extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly line = 1,
    readonly column: string | null = null
  ) {
    super(message)
  }

  static tooManyRefused(line: number, limit: number): UnreadableTable {
    const message = `More than ${limit} rows cannot be read. Is it a file of another kind?`
    return new UnreadableTable('too_many_refused', message, line)
  }

  toRow(): { line: number; problem: RowProblem } {
    const { code, message, line, column } = this
    return { line, problem: { code, column, message, isFatal: true } }
  }
}
