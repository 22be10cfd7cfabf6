import { createReadStream } from 'node:fs'
import { glob, lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { EXIT, Failure } from './failure.ts'

const PATTERN = /[*?[\]{}]/

/** Whether a name may stand for several files. */
export const isPattern = (name: string) => PATTERN.test(name)

/** The input, as it is called in tables. */
export const STDIN = '-'

/**
 * The files that were meant, each once, in the order they were named: a folder stands for the
 * .xml files below it, a pattern for what it matches. Whatever leads nowhere is a mistake that is
 * told before anything is done.
 */
export async function collectFiles(named: string[]): Promise<string[]> {
  // Two names, and links, may lead to one file.
  const files = new Map<string, string>()
  for (const name of named) {
    const found = await expand(name)
    if (found.length === 0) {
      throw new Failure('no-files', `${name} leads to no file. Nothing was imported.`, {
        exitStatus: EXIT.usage,
        hint: 'A folder stands for the .xml files in it and below it.',
      })
    }
    for (const file of found) {
      const key = file === STDIN ? STDIN : await realpath(file).catch(() => placeOf(file))
      if (!files.has(key)) files.set(key, file)
    }
  }
  return [...files.values()]
}

/** Where an entry stands, by whichever links one came there. */
async function placeOf(file: string): Promise<string> {
  const folder = await realpath(dirname(file)).catch(() => resolve(dirname(file)))
  return join(folder, basename(file))
}

async function expand(name: string): Promise<string[]> {
  if (name === STDIN) return [STDIN]

  const entry = await stat(name).catch(() => null)
  if (entry?.isDirectory()) return xmlFilesBelow(name)
  if (entry) return [name]
  return isPattern(name) ? matches(name) : []
}

async function xmlFilesBelow(folder: string): Promise<string[]> {
  const options = { recursive: true, withFileTypes: true } as const
  const entries = await readdir(folder, options).catch((error: Error) => {
    throw new Failure('unreadable', `${folder} cannot be read: ${error.message}.`, {
      exitStatus: EXIT.usage,
    })
  })
  const named = entries.filter((entry) => !entry.isDirectory() && /\.xml$/i.test(entry.name))
  return filesAmong(named.map((entry) => join(entry.parentPath, entry.name)))
}

async function matches(pattern: string): Promise<string[]> {
  return filesAmong(await Array.fromAsync(glob(pattern)))
}

/**
 * Those that are files or lead to one, each by its shortest name: links of folders may go round in
 * circles. What leads nowhere, or where we may not look, is kept as well: the reading of it tells,
 * and nothing that was meant is silently left out.
 */
async function filesAmong(paths: string[]): Promise<string[]> {
  const seen = new Set<string>()
  const files: string[] = []
  const shortestFirst = paths.toSorted((a, b) => a.split(sep).length - b.split(sep).length)
  for (const path of shortestFirst) {
    const place = await placeOf(path)
    if (seen.has(place)) continue
    seen.add(place)
    const entry = await stat(path).catch(() => null)
    if (entry ? entry.isFile() : !(await isCircle(path))) files.push(path)
  }
  return files.sort()
}

async function isCircle(path: string): Promise<boolean> {
  return lstat(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ELOOP'
  )
}

/** The bytes of a file, or null when there are more than `limit`: never reads far beyond it. */
export async function readBounded(file: string, limit: number): Promise<Buffer | null> {
  const stream = file === STDIN ? process.stdin : createReadStream(file)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
