import { isAscii } from 'node:buffer'
import { countLines } from '#domain/imports/tables/count_lines'
import type { Delimiter } from '#domain/imports/tables/table_row'

/** `size` in bytes, the end of its line included; `lines`: how many of the file it takes. */
type WholeRecord = { cells: string[]; size: number; lines: number }

const QUOTE = 34
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/**
 * The whole records with which `bytes` begins, as far as they are of the form that nearly all have:
 * lines that end by LF or CR LF, and quotation marks only around cells. `size` is where that ends.
 * With `isOdd` something else stands there, for a parser that knows every form and says what is
 * wrong; without it a record of which the rest has yet to come.
 */
export function scanRecords(
  bytes: Buffer,
  delimiter: Delimiter
): { records: WholeRecord[]; size: number; isOdd: boolean } {
  const scan = new Scan(bytes, delimiter)
  const records: WholeRecord[] = []
  for (let record = scan.next(); record !== null; record = scan.next()) records.push(record)
  return { records, size: scan.start, isOdd: scan.isOdd }
}

class Scan {
  isOdd = false
  /** Where the next record begins. */
  start = 0
  /** A character for each byte: what separates cells is ASCII, and no part of another character. */
  private text: string
  private isAscii: boolean
  private delimiterCode: number
  /** The next of their kind, looked for once for all cells before it; infinite: there is none. */
  private feed = -1
  private quote = -1
  private return = -1
  private hasBreaks = false

  constructor(
    private bytes: Buffer,
    private delimiter: Delimiter
  ) {
    this.text = bytes.toString('latin1')
    this.isAscii = isAscii(bytes)
    this.delimiterCode = delimiter.charCodeAt(0)
  }

  next(): WholeRecord | null {
    const cells: string[] = []
    let at = this.start
    this.hasBreaks = false
    for (;;) {
      const isQuoted = this.text.charCodeAt(at) === QUOTE
      const end = isQuoted ? this.quoted(at, cells) : this.bare(at, cells)
      if (end === null) return null
      const code = this.text.charCodeAt(end)
      at = end + 1
      if (code !== this.delimiterCode) return this.whole(cells, code === LINE_FEED ? at : at + 1)
    }
  }

  /** Takes a quoted cell, and answers where what ends it stands; null when that is not known. */
  private quoted(at: number, cells: string[]): number | null {
    const { text } = this
    let end = text.indexOf('"', at + 1)
    const isEscaped = end !== -1 && text.charCodeAt(end + 1) === QUOTE
    while (end !== -1 && text.charCodeAt(end + 1) === QUOTE) end = text.indexOf('"', end + 2)
    if (end === -1) return null

    const after = text.charCodeAt(end + 1)
    const isReturn = after === CARRIAGE_RETURN && text.charCodeAt(end + 2) === LINE_FEED
    if (after !== this.delimiterCode && after !== LINE_FEED && !isReturn) {
      // Of what has come so far the last two may be the beginning of what is right.
      this.isOdd = end + 2 < text.length
      return null
    }
    this.lookBehind(at)
    if (this.feed < end || this.return < end) this.hasBreaks = true
    const cell = this.slice(at + 1, end)
    cells.push(isEscaped ? cell.replaceAll('""', '"') : cell)
    return end + 1
  }

  private bare(at: number, cells: string[]): number | null {
    this.lookBehind(at)
    if (this.quote < at) this.quote = this.find('"', at)
    const end = Math.min(this.find(this.delimiter, at), this.feed)
    const last = end === this.feed && this.return === end - 1 ? end - 1 : end
    // As the last byte it may be the first half of CR LF.
    const isReturnIn = this.return < last && this.return < this.text.length - 1
    this.isOdd = this.quote < last || isReturnIn
    if (this.isOdd || end === Infinity) return null
    cells.push(this.slice(at, last))
    return last
  }

  private lookBehind(at: number): void {
    if (this.feed < at) this.feed = this.find('\n', at)
    if (this.return < at) this.return = this.find('\r', at)
  }

  private whole(cells: string[], end: number): WholeRecord {
    const { start } = this
    this.start = end
    const lines = this.hasBreaks ? countLines(this.bytes.subarray(start, end)) : 1
    return { cells, size: end - start, lines }
  }

  private slice(start: number, end: number): string {
    return this.isAscii ? this.text.slice(start, end) : this.bytes.toString('utf8', start, end)
  }

  private find(what: string, from: number): number {
    const at = this.text.indexOf(what, from)
    return at === -1 ? Infinity : at
  }
}
