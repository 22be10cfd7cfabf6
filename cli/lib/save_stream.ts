import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Download } from '../client.ts'
import { escapeUnsafe } from './text.ts'
import { writeWhole } from './whole_file.ts'
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
  const source = Readable.from(body)
  try {
    if (file) await writeWhole(file, (sink) => pipeline(source, sink))
    else await pipeline(source, harmlessOutput(), process.stdout, { end: false })
  } catch (error) {
    throw unreachable(error, url)
  }
}

/** To a terminal nothing goes as it is; to a file or another program every byte does. */
export function harmlessOutput(): Transform {
  const isTerminal = process.stdout.isTTY
  const decoder = new TextDecoder()
  return new Transform({
    transform(chunk: Buffer, _, done) {
      done(null, isTerminal ? escapeUnsafe(decoder.decode(chunk, { stream: true })) : chunk)
    },
  })
}
