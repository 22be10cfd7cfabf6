import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Readable } from 'node:stream'
import { EXIT, Failure } from './failure.ts'
import { STDIN } from './files.ts'

/** As the server has it; a larger file does not have to travel to be refused. */
const LIMIT_MEGABYTES = 64

const DELIMITERS = [',', ';', '|', 'tab'] as const

export type TableOptions = { map?: string[]; delimiter?: string; format?: 'csv' | 'json' }

/** How a table is handed in; what is left out the server finds out by itself. */
export type TableQuery = {
  fileName: string
  delimiter?: (typeof DELIMITERS)[number]
  map?: string[]
}

export type TableFile = {
  query: TableQuery
  /** From its start, as it is read. */
  read: () => AsyncIterable<Uint8Array>
  /** Whether it can be read again: the input cannot. */
  canRepeat: boolean
  format: 'csv' | 'json'
  length: number | undefined
}

/** A file, or "-" for the input, as it is read: memory is flat, whatever its size. */
export async function openTable(
  path: string,
  { map, delimiter, format: said }: TableOptions,
  megabytes = LIMIT_MEGABYTES
): Promise<TableFile> {
  const query = { ...delimiterOf(delimiter), ...(map && { map: map.map(pair) }) }
  if (path === STDIN) {
    const read = () => Readable.from(process.stdin) as AsyncIterable<Uint8Array>
    const format = said ?? 'csv'
    const fileName = `stdin.${format}`
    return { query: { ...query, fileName }, read, canRepeat: false, format, length: undefined }
  }
  const entry = await stat(path).catch(() => null)
  if (!entry?.isFile()) throw usage(`${path} is no file. Nothing was done.`)
  if (entry.size > megabytes * 1024 * 1024) {
    const hint = 'Cut it into parts: rows that are there already change nothing.'
    throw new Failure('too-large', `${path} is over ${megabytes} MB.`, { hint })
  }
  const format = said ?? formatOf(path) ?? 'csv'
  const read = () => createReadStream(path) as AsyncIterable<Uint8Array>
  const fileName = basename(path).slice(0, 255)
  return { query: { ...query, fileName }, read, canRepeat: true, format, length: entry.size }
}

/** A file of people, which is always CSV. */
export async function openPeople(path: string, options: TableOptions): Promise<TableFile> {
  if (formatOf(path) === 'json') throw usage(`${path} is JSON: people are read from CSV only.`)
  return openTable(path, { ...options, format: 'csv' })
}

/** What the name of a file says; null when it says neither. */
export function formatOf(path: string): 'csv' | 'json' | null {
  const extension = extname(path).toLowerCase()
  if (['.json', '.jsonl', '.ndjson'].includes(extension)) return 'json'
  return ['.csv', '.tsv', '.txt'].includes(extension) ? 'csv' : null
}

function delimiterOf(given: string | undefined): { delimiter?: (typeof DELIMITERS)[number] } {
  if (given === undefined) return {}
  const name = given === '\t' || given === '\\t' ? 'tab' : given
  const delimiter = DELIMITERS.find((one) => one === name)
  if (!delimiter) throw usage(`--delimiter takes one of , ; | and tab, not "${given}".`)
  return { delimiter }
}

function pair(text: string): string {
  if (/^[^=].*=[a-z0-9_]+$/.test(text)) return text
  throw usage(`--map takes "column of the file=column of the format", not "${text}".`)
}

function usage(message: string): Failure {
  return new Failure('usage', message, { exitStatus: EXIT.usage })
}
