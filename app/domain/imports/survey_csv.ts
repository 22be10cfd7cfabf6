import { hash } from 'node:crypto'
import { numberOf, type CsvOptions } from '#domain/imports/read_csv'
import { INVOICE_TABLE } from '#domain/imports/invoice_table'
import { readTable } from '#domain/imports/tables/read_table'

/** Tells companies apart: one answer for each that is known, however the file spells it; else null. */
type SellerOf = (said: string) => Promise<string | null>

/** What a first look over a whole file tells. */
export type Survey = {
  /** How many invoices `readCsv` will answer, those that cannot be read among them. */
  count: number
  /** Numbers whose rows do not follow one another, and the lines on which they begin each time. */
  apart: ReadonlyMap<string, number[]>
}

/** More lines than that help nobody find them. */
const MOST_LINES_TOLD = 5

/**
 * Reads a CSV file once before its invoices are taken: whether rows of an invoice come later is
 * known only at its end. Rows are grouped as `readCsv` does it. The same number of two companies,
 * both known, is two invoices. Keeps a few bytes for each invoice.
 */
export async function surveyCsv(
  bytes: AsyncIterable<Buffer>,
  options: Omit<CsvOptions, 'notation' | 'onHeader' | 'apart'>,
  sellerOf: SellerOf
): Promise<Survey> {
  const firstLines = new Map<number, number>()
  const apart = new Map<string, number[]>()
  let count = 0
  let current: string | null = null
  for await (const row of readTable(bytes, { ...options, template: INVOICE_TABLE })) {
    if ('problem' in row && row.problem.isFatal) break
    const number = numberOf(row.values)
    if (number !== undefined && number === current) continue
    count++
    if (number === undefined) continue
    current = number

    const said = row.values?.get('seller')
    const seller = said === undefined ? null : await sellerOf(said)
    const earlier = keysOf(number, seller).find((key) => firstLines.has(key))
    if (earlier !== undefined) {
      const lines = apart.get(number) ?? [firstLines.get(earlier)!]
      if (lines.length < MOST_LINES_TOLD) lines.push(row.line)
      apart.set(number, lines)
    }
    for (const key of keysToKeep(number, seller)) {
      if (!firstLines.has(key)) firstLines.set(key, row.line)
    }
  }
  return { count, apart }
}

/** Whose rows these may be: without a known seller, those of any; with one, its own or nobody's. */
function keysOf(number: string, seller: string | null): number[] {
  return seller === null
    ? [keyOf(number), keyOf(number, 'any')]
    : [keyOf(number), keyOf(number, 'of', seller)]
}

function keysToKeep(number: string, seller: string | null): number[] {
  return seller === null ? [keyOf(number)] : [keyOf(number, 'any'), keyOf(number, 'of', seller)]
}

/**
 * 52 bits. Of a million numbers two are alike once in ten thousand files: one of them is then
 * refused for nothing, and none is taken that should not be.
 */
function keyOf(...parts: string[]): number {
  const digest = hash('sha256', parts.join('\n'), 'buffer')
  return digest.readUIntBE(0, 6) * 16 + (digest[6] >> 4)
}
