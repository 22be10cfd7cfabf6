import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Download } from '../client.ts'
import type { Context } from '../context.ts'
import { EXIT, Failure } from './failure.ts'
import { STDIN } from './files.ts'
import { clean } from './text.ts'
import { refuseToReplace, writeWhole } from './whole_file.ts'
import { unreachable } from './wire_failure.ts'

/**
 * Keeps a document, whole or not at all: where somebody said, "-" being the output, else under the
 * name that suggests itself, unless there is such a file already (failure file-exists).
 */
export async function saveDownload(
  { output }: Context,
  { body }: Download,
  { asked, suggested }: { asked: string | undefined; suggested: string }
): Promise<void> {
  const file = asked ?? suggested
  if (file === STDIN) {
    if (process.stdout.isTTY) throw notToATerminal()
    return pipeline(Readable.from(body), process.stdout, { end: false })
  }
  if (asked === undefined) refuseToReplace(file)
  try {
    await writeWhole(file, (sink) => pipeline(Readable.from(body), sink))
  } catch (error) {
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
