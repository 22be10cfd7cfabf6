import { randomUUID } from 'node:crypto'
import { createWriteStream, lstatSync, realpathSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { EXIT, Failure } from './failure.ts'
import { clean } from './text.ts'

/**
 * Has `write` fill a file for its owner alone, and gives it its name when it is whole: what broke off
 * is never left behind under that name. Until then it has a name that nobody can have taken before,
 * and a link under its last name is replaced, never followed. A device or a pipe is written into as
 * it is: `-o /dev/null` must not put a file in its place. Throws what `write` throws, and the failure
 * cannot-write.
 */
export async function writeWhole(
  file: string,
  write: (sink: Writable) => Promise<void>
): Promise<void> {
  try {
    if (isChannel(file)) await write(createWriteStream(file))
    else await writeBeside(file, write)
  } catch (error) {
    if (!isFileError(error)) throw error
    throw new Failure('cannot-write', `${clean(file)} could not be written: ${error.message}.`)
  }
}

async function writeBeside(file: string, write: (sink: Writable) => Promise<void>): Promise<void> {
  const partial = join(dirname(file), `.${basename(file).slice(0, 60)}.${randomUUID()}.part`)
  try {
    await write(createWriteStream(partial, { flags: 'wx', mode: 0o600 }))
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

/**
 * Whether what stands there keeps nothing: a device, a pipe, or one of the system's own links to what
 * is open, such as /dev/stdout. Any other link may be somebody's trap.
 */
function isChannel(file: string): boolean {
  const entry = lstatSync(file, { throwIfNoEntry: false })
  if (!entry) return false
  if (entry.isSymbolicLink()) return /^\/(dev$|proc\/)/.test(realpathSync(dirname(file)))
  return !entry.isFile()
}

/** For a name that nobody said: what stands there, a link too, is somebody's. Throws file-exists. */
export function refuseToReplace(file: string): void {
  if (!lstatSync(file, { throwIfNoEntry: false })) return
  throw new Failure('file-exists', `${clean(file)} is there already, and was not replaced.`, {
    exitStatus: EXIT.usage,
    hint: `To replace it: -o ${clean(file)}`,
  })
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  // A full disk and a pipe that nobody reads any more name no path.
  return (
    error instanceof Error && 'syscall' in error && ('path' in error || error.syscall === 'write')
  )
}
