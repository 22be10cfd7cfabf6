import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Run } from '../../context.ts'
import { unreachable } from '../../lib/wire_failure.ts'
import { Failure } from '../../lib/failure.ts'
import { LastLine } from '../../lib/last_line.ts'
import { clean, count, escapeUnsafe } from '../../lib/text.ts'

type Options = { since?: string; until?: string; format: 'jsonl'; output?: string }

/**
 * Streams: a log of any length takes the same memory. The log ends with the head of its chain;
 * one that does not was cut off, and is never left behind under the name that was asked for.
 */
export const run: Run<Options> = async ({ output, connect }, { since, until, output: file }) => {
  const client = await connect()
  const log = await client.stream('admin.audit_events.index', ['application/jsonl'], {
    query: { since, until },
  })
  const end = new LastLine()
  const source = Readable.fromWeb(log.body as Parameters<typeof Readable.fromWeb>[0])

  const partial = file && `${file}.part`
  try {
    if (partial) {
      await pipeline(source, end, createWriteStream(partial, { mode: 0o600 }))
    } else {
      await pipeline(source, end, harmless(process.stdout.isTTY), process.stdout, { end: false })
    }
    assertWhole(end)
    if (partial && file) await rename(partial, file)
  } catch (error) {
    if (partial) await rm(partial, { force: true })
    throw isFileError(error) ? cannotWrite(error, file) : unreachable(error, client.url)
  }

  if (file) {
    const events = Number(end.json()?.events ?? 0)
    output.record({ file, events })
    output.say(`${count(events, 'event')} written to ${clean(file)}.`)
  }
}

/** To a terminal nothing goes as it is; to a file or another program every byte does. */
function harmless(isTerminal: boolean): Transform {
  return new Transform({
    decodeStrings: true,
    transform(chunk: Buffer, _, done) {
      done(null, isTerminal ? escapeUnsafe(chunk.toString('utf8')) : chunk)
    },
  })
}

function assertWhole(end: LastLine): void {
  if (end.json()?.kind === 'head') return
  throw new Failure('cut-off', 'The log broke off before its end; nothing was kept.', {
    hint: 'Run it again. If it happens again, look at the log of the server.',
  })
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error
}

function cannotWrite(error: NodeJS.ErrnoException, file: string | undefined): Failure {
  return new Failure('cannot-write', `${file} could not be written: ${error.message}.`)
}
