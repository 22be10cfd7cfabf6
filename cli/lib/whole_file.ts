import { randomUUID } from 'node:crypto'
import { createWriteStream, lstatSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { EXIT, Failure } from './failure.ts'
import { clean } from './text.ts'

/**
 * Has `write` fill a file for its owner alone, and gives it its name when it is whole: what broke off
 * is never left behind under that name. Until then it has a name that nobody can have taken before,
 * and a link under its last name is replaced, never followed. Throws what `write` throws, and the
 * failure cannot-write.
 */
export async function writeWhole(
  file: string,
  write: (sink: Writable) => Promise<void>
): Promise<void> {
  const partial = join(dirname(file), `.${basename(file).slice(0, 60)}.${randomUUID()}.part`)
  try {
    await write(createWriteStream(partial, { flags: 'wx', mode: 0o600 }))
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    if (!isFileError(error)) throw error
    throw new Failure('cannot-write', `${clean(file)} could not be written: ${error.message}.`)
  }
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
  return error instanceof Error && 'syscall' in error && 'path' in error
}
