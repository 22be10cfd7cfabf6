import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { csvLine } from './csv.ts'
import { EXIT, Failure } from './failure.ts'
import { refuseToReplace } from './whole_file.ts'

export type FailedRow = {
  line: number | null
  column: string | null
  outcome: string
  code: string | null
  message: string | null
  ref: string | null
  name: string | null
}

const HEAD = csvLine(['line', 'column', 'outcome', 'code', 'message', 'ref', 'name'])

/**
 * Refuses, before anything is done, to write what failed over anything but such a file of an earlier
 * run: it may be the very file that is imported.
 */
export async function assertMayWrite(path: string | undefined): Promise<void> {
  if (path === undefined || (await isFree(path))) return
  throw new Failure('file-exists', `${path} is there already. Nothing was done.`, {
    exitStatus: EXIT.usage,
    hint: '--failed writes a new file, or over one that it wrote before: say another name.',
  })
}

async function isFree(path: string): Promise<boolean> {
  const entry = await stat(path).catch(() => null)
  if (!entry?.isFile() || entry.size === 0) return !entry?.isDirectory()
  const file = await open(path, 'r').catch(() => null)
  if (!file) return false
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD.length), 0, HEAD.length, 0)
    return buffer.toString('utf8', 0, bytesRead) === HEAD
  } finally {
    await file.close()
  }
}

/**
 * A CSV of what failed. It names clients: it is for its owner alone. What goes wrong with it is told
 * at its end, so that it hides nothing of what was done.
 */
export class FailedFile {
  readonly path: string
  count = 0
  private readonly stream: WriteStream
  private trouble: Error | null = null

  private constructor(path: string, flags: 'w' | 'wx') {
    this.path = path
    this.stream = createWriteStream(path, { flags, mode: 0o600 })
    this.stream.on('error', (error) => {
      this.trouble = error
    })
    this.stream.write(HEAD)
  }

  static async create(path: string): Promise<FailedFile> {
    await assertMayWrite(path)
    return new FailedFile(path, 'w')
  }

  /** Under a name that nobody said: what stands there, a link too, is somebody's. */
  static createNew(path: string): FailedFile {
    refuseToReplace(path)
    return new FailedFile(path, 'wx')
  }

  async add({ line, column, outcome, code, message, ref, name }: FailedRow): Promise<void> {
    if (this.trouble) return
    this.count++
    if (this.stream.write(csvLine([line, column, outcome, code, message, ref, name]))) return
    await once(this.stream, 'drain').catch(() => {})
  }

  /** Throws `cannot-write` when any of it could not be written. */
  async close(): Promise<void> {
    this.stream.end()
    if (!this.trouble) await once(this.stream, 'close').catch(() => {})
    if (!this.trouble) return
    throw new Failure('cannot-write', `${this.path} could not be written: ${this.trouble.message}.`)
  }
}
