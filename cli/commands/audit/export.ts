import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Run } from '../../context.ts'
import { watched } from '../../lib/watched.ts'
import { unreachable } from '../../lib/wire_failure.ts'
import { Failure } from '../../lib/failure.ts'
import { LastLine } from '../../lib/last_line.ts'
import { harmlessOutput } from '../../lib/save_stream.ts'
import { clean, count } from '../../lib/text.ts'
import { writeWhole } from '../../lib/whole_file.ts'

type Format = 'jsonl' | 'csv'
type Options = { since?: string; until?: string; format: Format; output?: string }

const TYPES: Record<Format, string> = { jsonl: 'application/jsonl', csv: 'text/csv' }

/**
 * Streams: a log of any length takes the same memory. The log ends with the head of its chain;
 * one that does not was cut off, and is never left behind under the name that was asked for.
 */
export const run: Run<Options> = async ({ output, connect }, options) => {
  const { since, until, format, output: file } = options
  const client = await connect()
  const log = await client.stream('admin.audit_events.index', [TYPES[format]], {
    query: { since, until, format },
  })
  const end = new LastLine()
  // On a terminal the log itself goes by.
  const source = Readable.from(file ? watched(log.body, null, output) : log.body)

  try {
    if (!file) {
      await pipeline(source, end, harmlessOutput(), process.stdout, { end: false })
      eventsTold(end, format)
      return
    }
    let events = 0
    await writeWhole(file, async (sink) => {
      await pipeline(source, end, sink)
      events = eventsTold(end, format)
    })
    output.record({ file, events })
    output.say(`${count(events, 'event')} written to ${clean(file)}.`)
  } catch (error) {
    throw unreachable(error, client.url)
  }
}

/** How many events the last line says that there are: only a log that is whole has one. */
function eventsTold(end: LastLine, format: Format): number {
  const told = format === 'csv' ? csvEnd(end.text()) : end.json()
  if (told?.kind === 'head') return Number(told.events ?? 0)
  throw new Failure('cut-off', 'The log broke off before its end; nothing was kept.', {
    hint: 'Run it again. If it happens again, look at the log of the server.',
  })
}

function csvEnd(line: string): Record<string, unknown> | null {
  const events = /^head,.*""events"":(\d+)/.exec(line)?.[1]
  return events === undefined ? null : { kind: 'head', events }
}
