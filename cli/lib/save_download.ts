import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Download } from '../client.ts'
import type { Context } from '../context.ts'
import { EXIT, Failure } from './failure.ts'
import { STDIN } from './files.ts'
import { clean } from './text.ts'
import { unreachable } from './wire_failure.ts'

/** Keeps a document under this name, whole or not at all; "-" is the output. */
export async function saveDownload(
  { output }: Context,
  { body }: Download,
  file: string
): Promise<void> {
  if (file === STDIN) {
    if (process.stdout.isTTY) throw notToATerminal()
    return pipeline(Readable.from(body), process.stdout, { end: false })
  }
  const partial = `${file}.part`
  try {
    await pipeline(Readable.from(body), createWriteStream(partial, { mode: 0o600 }))
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    if (error instanceof Error && 'path' in error) {
      throw new Failure('cannot-write', `${file} could not be written: ${error.message}.`)
    }
    throw unreachable(error, 'The server')
  }
  output.record({ file })
  output.say(`Written to ${clean(file)}.`)
}

/** A name from the server as a name of a file in this folder. */
export function fileNameOf(name: string): string {
  return clean(name)
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^[.-]+/, '_')
    .slice(0, 120)
}

function notToATerminal(): Failure {
  return new Failure('usage', 'A PDF is not for a terminal.', {
    exitStatus: EXIT.usage,
    hint: 'Say where to with --output <file>, or pipe it somewhere.',
  })
}
