import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Download } from '../client.ts'
import { Failure } from './failure.ts'
import { escapeUnsafe } from './text.ts'
import { unreachable } from './wire_failure.ts'

/**
 * Writes what arrives to a file, for its owner alone, or to the output. One that broke off is never
 * left behind under the name that was asked for.
 */
export async function saveStream(
  { body }: Download,
  file: string | undefined,
  url: string
): Promise<void> {
  const partial = file && `${file}.part`
  try {
    if (file && partial) {
      await pipeline(Readable.from(body), createWriteStream(partial, { mode: 0o600 }))
      await rename(partial, file)
    } else {
      const toOutput = harmless(process.stdout.isTTY)
      await pipeline(Readable.from(body), toOutput, process.stdout, { end: false })
    }
  } catch (error) {
    if (partial) await rm(partial, { force: true })
    if (!(error instanceof Error && 'syscall' in error && 'path' in error)) {
      throw unreachable(error, url)
    }
    throw new Failure('cannot-write', `${file} could not be written: ${error.message}.`)
  }
}

/** To a terminal nothing goes as it is; to a file or another program every byte does. */
function harmless(isTerminal: boolean): Transform {
  const decoder = new TextDecoder()
  return new Transform({
    transform(chunk: Buffer, _, done) {
      done(null, isTerminal ? escapeUnsafe(decoder.decode(chunk, { stream: true })) : chunk)
    },
  })
}
