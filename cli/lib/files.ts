import { createReadStream } from 'node:fs'
import { glob, readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
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
  // Two names may lead to one file.
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
      const key = file === STDIN ? STDIN : resolve(file)
      if (!files.has(key)) files.set(key, file)
    }
  }
  return [...files.values()]
}

async function expand(name: string): Promise<string[]> {
  if (name === STDIN) return [STDIN]

  const entry = await stat(name).catch(() => null)
  if (entry?.isDirectory()) return xmlFilesBelow(name)
  if (entry) return [name]
  return isPattern(name) ? matches(name) : []
}

async function xmlFilesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.xml$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

async function matches(pattern: string): Promise<string[]> {
  const files: string[] = []
  for await (const path of glob(pattern)) {
    const entry = await stat(path)
    if (entry.isFile()) files.push(path)
  }
  return files.sort()
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
