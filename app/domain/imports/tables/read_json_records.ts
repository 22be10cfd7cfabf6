import { decodeBytes } from '#domain/imports/tables/decode_bytes'
import {
  TABLE_LIMITS,
  UnreadableTable,
  type RowProblem,
  type TableLimits,
} from '#domain/imports/tables/table_row'

/** One object of a file. Numbers are exact: the text that stands in the file. */
export type JsonRecord =
  { line: number; value: Record<string, unknown> } | { line: number; problem: RowProblem }

const LINE_FEED = 10
const QUOTE = 34
const BACKSLASH = 92
const OPENERS = new Set([91, 123])
const CLOSERS = new Set([93, 125])
const BETWEEN = new Set([9, 10, 13, 32, 44])
const OPENING_BRACKET = 91
const CLOSING_BRACKET = 93

/** Far more than a document needs, far less than what ends a recursive function. */
const DEEPEST = 16

const FORBIDDEN = 'It nests too deep, or names "__proto__".'

/**
 * The objects of a JSON file in flat memory: a list of them, one object, or one after another
 * (JSON Lines). A value that is no JSON is answered with its line, and reading goes on where the
 * next one begins. What is wrong with the file ends it, as with `readTable`.
 */
export async function* readJsonRecords(
  bytes: AsyncIterable<Buffer>,
  given: Partial<TableLimits> = {}
): AsyncGenerator<JsonRecord> {
  const limits = { ...TABLE_LIMITS, ...given }
  const scanner = new Scanner(limits.rowBytes)
  let rows = 0
  let unreadable = 0
  try {
    for await (const chunk of decodeBytes(bytes, limits.bytes)) {
      for (const piece of scanner.scan(chunk)) {
        if (++rows > limits.rows) throw tooManyRows(piece.line, limits.rows)
        const record = parsed(piece)
        if ('problem' in record && ++unreadable > limits.unreadable) {
          throw UnreadableTable.tooManyRefused(piece.line, limits.unreadable)
        }
        yield record
      }
    }
    scanner.end()
    if (rows === 0) throw new UnreadableTable('empty', 'There is no object in the file.')
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    yield error.toRow()
  }
}

/** Without `bytes`: it nests too deep to be looked into. */
type Piece = { line: number; bytes: Buffer | null }

/** Cuts a stream where one object ends, by its brackets outside of texts. */
class Scanner {
  private kept: Buffer[] = []
  private keptBytes = 0
  private line = 1
  private firstLine = 1
  private depth = 0
  private isTooDeep = false
  private isText = false
  private isEscaped = false
  private isList = false
  private isFirst = true

  constructor(private rowBytes: number) {}

  *scan(chunk: Buffer): Generator<Piece> {
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]
      if (byte === LINE_FEED) this.line++
      if (this.depth === 0) {
        if (this.opens(byte)) start = at
      } else if (this.closes(byte)) {
        this.keep(chunk.subarray(start, at + 1))
        const bytes = this.takeKept()
        yield { line: this.firstLine, bytes: this.isTooDeep ? null : bytes }
      }
    }
    if (this.depth > 0) this.keep(chunk.subarray(start))
  }

  end(): void {
    if (this.depth === 0) return
    throw new UnreadableTable('not_json', 'The file ends within an object.', this.firstLine)
  }

  /** Between two objects: whether this byte begins one. */
  private opens(byte: number): boolean {
    if (BETWEEN.has(byte)) return false
    const isFirst = this.isFirst
    this.isFirst = false
    if (isFirst && byte === OPENING_BRACKET) {
      this.isList = true
      return false
    }
    if (this.isList && byte === CLOSING_BRACKET) {
      this.isList = false
      return false
    }
    if (byte === 123) {
      this.depth = 1
      this.isTooDeep = false
      this.firstLine = this.line
      return true
    }
    const message = 'There must be nothing but objects: one after another, or in one list.'
    throw new UnreadableTable('not_json', message, this.line)
  }

  /** Within an object: whether this byte ends it. */
  private closes(byte: number): boolean {
    if (this.isText) {
      if (this.isEscaped) this.isEscaped = false
      else if (byte === BACKSLASH) this.isEscaped = true
      else if (byte === QUOTE) this.isText = false
      return false
    }
    if (byte === QUOTE) this.isText = true
    else if (OPENERS.has(byte)) this.isTooDeep = ++this.depth > DEEPEST || this.isTooDeep
    else if (CLOSERS.has(byte)) this.depth--
    return this.depth === 0
  }

  private keep(bytes: Buffer): void {
    this.keptBytes += bytes.length
    if (this.keptBytes > this.rowBytes) {
      const message = `The object is larger than ${this.rowBytes / 1024 / 1024} MB.`
      throw new UnreadableTable('too_large', message, this.firstLine)
    }
    this.kept.push(bytes)
  }

  private takeKept(): Buffer {
    const bytes = Buffer.concat(this.kept)
    this.kept = []
    this.keptBytes = 0
    return bytes
  }
}

function parsed({ line, bytes }: Piece): JsonRecord {
  if (bytes === null) return { line, problem: wrong(FORBIDDEN) }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'), exactNumbers)
    if (isObject(value) && isHarmless(value)) return { line, value }
    return { line, problem: wrong(FORBIDDEN) }
  } catch (error) {
    // Whatever ends the parser of one object is no reason to end the file.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    return { line, problem: wrong('It is not JSON.') }
  }
}

/** 0.1 + 0.2 never happens: a number stays the text it is in the file. */
function exactNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' ? (context?.source ?? String(value)) : value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isHarmless(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((inner) => isHarmless(inner))
}

function wrong(message: string): RowProblem {
  return { code: 'not_json', column: null, message }
}

function tooManyRows(line: number, limit: number): UnreadableTable {
  return new UnreadableTable('too_large', `There are more than ${limit} objects.`, line)
}
