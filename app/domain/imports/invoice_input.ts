import type { Notation, Values } from '#domain/imports/tables/table_row'

/**
 * One invoice as somebody else's program or spreadsheet tells it: cells by the column names of
 * invoice_table.ts. What can be computed is not in it.
 */
export type InvoiceInput = {
  source: 'csv' | 'json'
  /** Where it begins in its file. */
  line: number
  head: Values
  lines: { line: number; values: Values }[]
  notation: Notation
}

/** What is wrong with it, and where. */
export type InputProblem = {
  code: string
  line: number
  /** A column of invoice_table.ts. */
  column: string | null
  message: string
}
