import { HEAD_COLUMNS, LINE_COLUMNS, type InvoiceColumn } from '#domain/imports/invoice_table'
import type { InputProblem } from '#domain/imports/invoice_input'
import type { ReadInvoice } from '#domain/imports/read_csv'
import { readJsonRecords } from '#domain/imports/tables/read_json_records'
import { wrongText } from '#domain/imports/tables/read_row'
import type { Notation, Values } from '#domain/imports/tables/table_row'

export const INVOICE_FORMAT = 'invoice.v1'

const PLAIN: Notation = { decimal: '.', dates: 'YYYY-MM-DD' }

const HEAD = byPath(HEAD_COLUMNS)
const LINE = byPath(LINE_COLUMNS)

/** The invoices of a JSON file: a list, one after another, or one alone. See `inputOf`. */
export async function* readJson(bytes: AsyncIterable<Buffer>): AsyncGenerator<ReadInvoice> {
  for await (const record of readJsonRecords(bytes)) {
    if ('value' in record) yield inputOf(record.value, record.line)
    else {
      const { code, column, message, isFatal } = record.problem
      yield { number: null, problems: [{ code, line: record.line, column, message }], isFatal }
    }
  }
}

/**
 * A document of our own format invoice.v1, as it was parsed. Fields that the format does not have
 * are refused, because nobody would see that they were left out.
 */
export function inputOf(document: Record<string, unknown>, line: number): ReadInvoice {
  const problems: InputProblem[] = []
  const { format, lines, ...rest } = document
  if (format !== INVOICE_FORMAT) {
    const message = `"format" must be "${INVOICE_FORMAT}".`
    problems.push({ code: 'unknown_format', line, column: 'format', message })
  }
  const head = cells(rest, HEAD, line, '', problems)
  const rows = linesOf(lines, line, problems)
  if (problems.length > 0) return { number: head.get('number') ?? null, problems }
  return { input: { source: 'json', line, head, lines: rows, notation: PLAIN } }
}

function linesOf(lines: unknown, line: number, problems: InputProblem[]) {
  if (!Array.isArray(lines)) {
    problems.push({ code: 'missing', line, column: 'lines', message: '"lines" must be a list.' })
    return []
  }
  return lines.map((one: unknown, index) => {
    const place = `lines[${index}].`
    if (isObject(one)) return { line, values: cells(one, LINE, line, place, problems) }
    const message = 'A line must be an object.'
    problems.push({ code: 'invalid', line, column: place.slice(0, -1), message })
    return { line, values: new Map<string, string>() }
  })
}

/** The values of an object by column; `place` is where it stands in the document. */
function cells(
  object: Record<string, unknown>,
  columns: Map<string, string>,
  line: number,
  place: string,
  problems: InputProblem[]
): Values {
  const values = new Map<string, string>()
  for (const [path, value] of leaves(object, '')) {
    const column = columns.get(path)
    const wrong = column === undefined ? UNKNOWN : whatIsWrong(value)
    if (wrong) {
      problems.push({ ...wrong, line, column: `${place}${path}`.slice(0, 60) })
    } else if (column !== undefined && value !== null && String(value).trim() !== '') {
      values.set(column, String(value).trim())
    }
    if (problems.length >= 20) break
  }
  return values
}

const UNKNOWN = { code: 'unknown_field', message: `${INVOICE_FORMAT} has no such field.` }

function whatIsWrong(value: unknown): { code: string; message: string } | null {
  if (value === null) return null
  if (typeof value !== 'string') return { code: 'invalid', message: 'A single value belongs here.' }
  return wrongText(value)
}

/** "client.address.city" of {client: {address: {city: …}}}; lists stay whole. */
function* leaves(object: Record<string, unknown>, prefix: string): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value)) yield* leaves(value, `${prefix}${key}.`)
    else yield [`${prefix}${key}`, value]
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function byPath(columns: readonly InvoiceColumn[]): Map<string, string> {
  return new Map(columns.map(({ json, name }) => [json, name]))
}
