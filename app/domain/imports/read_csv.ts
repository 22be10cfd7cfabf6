import { HEAD_COLUMNS, INVOICE_TABLE } from '#domain/imports/invoice_table'
import type { InputProblem, InvoiceInput } from '#domain/imports/invoice_input'
import { readTable, type TableOptions } from '#domain/imports/tables/read_table'
import type { Notation, RowProblem, TableRow, Values } from '#domain/imports/tables/table_row'

/** One invoice of a file, or why what stands there is none. */
export type ReadInvoice =
  { input: InvoiceInput } | { number: string | null; problems: InputProblem[]; isFatal?: boolean }

export type CsvOptions = Omit<TableOptions, 'template'> & {
  notation: Notation
  /** From `surveyCsv`: numbers whose rows do not follow one another, with their lines. */
  apart: ReadonlyMap<string, number[]>
}

/** Far more than any invoice has. */
const MOST_LINES = 5_000

/** Told of one invoice: the next thousand say the same. */
const MOST_PROBLEMS = 20

type Row = { line: number; values: Values }
type Group = { number: string; rows: Row[]; problems: InputProblem[]; count: number }

/**
 * The invoices of a CSV file: rows that follow one another with one number are one invoice. An
 * invoice is never taken without one of its rows: when one of them cannot be read, the whole of it
 * is refused; when nobody can tell whose row that is, so are both of its neighbours; and when other
 * rows stand between its own (`apart`), so is each part of it.
 */
export async function* readCsv(
  bytes: AsyncIterable<Buffer>,
  { notation, apart, ...options }: CsvOptions
): AsyncGenerator<ReadInvoice> {
  let group = null as Group | null
  let unknownRow = null as InputProblem | null
  for await (const row of readTable(bytes, { ...options, template: INVOICE_TABLE })) {
    const problem = 'problem' in row ? problemOf(row) : null
    const number = numberOf(row.values)
    if ('problem' in row && row.problem.isFatal) {
      if (group) yield closed(group, notation)
      yield { number: null, problems: [problem!], isFatal: true }
      return
    }
    if (number === undefined) {
      unknownRow = problem ?? withoutNumber(row.line)
      if (group) note(group, beside(unknownRow, group.rows[0]?.line ?? row.line))
      yield { number: null, problems: [unknownRow] }
      continue
    }
    if (group?.number !== number) {
      if (group) yield closed(group, notation)
      group = { number, rows: [], problems: [], count: 0 }
      const lines = apart.get(number)
      if (lines) group.problems.push(rowsApart(number, row.line, lines))
      if (unknownRow) group.problems.push(beside(unknownRow, row.line))
    }
    unknownRow = null
    add(group, row.line, row.values ?? new Map(), problem)
  }
  if (group) yield closed(group, notation)
}

/** As the document will bear it: two spellings of one number are one invoice. */
export function numberOf(values: Values | undefined): string | undefined {
  return values?.get('number')?.replace(/\s+/g, ' ')
}

function add(group: Group, line: number, values: Values, problem: InputProblem | null): void {
  group.count++
  if (problem) note(group, problem)
  if (group.count > MOST_LINES) return
  const first = group.rows[0]
  const other = first && differing(first.values, values)
  if (other) {
    const message = `Row ${first.line} of the same invoice says something else here.`
    note(group, { code: 'contradiction', line, column: other, message })
  }
  group.rows.push({ line, values })
}

function note({ problems }: Group, problem: InputProblem): void {
  if (problems.length < MOST_PROBLEMS) problems.push(problem)
}

function closed(group: Group, notation: Notation): ReadInvoice {
  const { number, rows, problems, count } = group
  if (count > MOST_LINES) {
    const message = `The invoice has more than ${MOST_LINES} lines.`
    problems.push({ code: 'too_large', line: rows[0].line, column: null, message })
  }
  if (problems.length > 0) return { number, problems: problems.slice(0, MOST_PROBLEMS) }
  const [{ line, values: head }] = rows
  return { input: { source: 'csv', line, head, lines: rows, notation } }
}

/** The first column of the head, but for the number, in which a later row contradicts the first. */
function differing(first: Values, later: Values): string | null {
  for (const { name } of HEAD_COLUMNS) {
    const said = name === 'number' ? undefined : later.get(name)
    if (said !== undefined && said !== first.get(name)) return name
  }
  return null
}

function problemOf(row: Extract<TableRow, { problem: RowProblem }>): InputProblem {
  const { code, column, message } = row.problem
  return { code, line: row.line, column, message }
}

function rowsApart(number: string, line: number, lines: number[]): InputProblem {
  const message = `Rows of ${number} stand apart, from the lines ${lines.join(', ')} on: sort the file by number.`
  return { code: 'rows_apart', line, column: 'number', message }
}

function withoutNumber(line: number): InputProblem {
  return { code: 'missing', line, column: 'number', message: '"number" is missing.' }
}

function beside({ line: at }: InputProblem, line: number): InputProblem {
  const message = `Row ${at} beside it cannot be read, and may belong to this invoice.`
  return { code: 'beside_unreadable', line, column: null, message }
}
