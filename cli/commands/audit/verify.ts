import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { readLog } from '../../../app/domain/audit/chain/read_log.ts'
import { sayBroken, sayIntact } from '../../../app/domain/audit/chain/say_verdict.ts'
import { type ChainVerdict, verifyLog } from '../../../app/domain/audit/chain/verify_log.ts'
import type { Context, Run } from '../../context.ts'
import { atVerifiable } from '../../lib/audit/at_verifiable.ts'
import { keptHeads, keysOf, type KeptHead } from '../../lib/audit/kept_heads.ts'
import { watched } from '../../lib/watched.ts'
import { Failure } from '../../lib/failure.ts'
import { STDIN } from '../../lib/files.ts'
import { clean, count } from '../../lib/text.ts'
import { unreachable } from '../../lib/wire_failure.ts'

type Options = { head?: string[]; heads?: string; key?: string[] }
type Source = { bytes: AsyncIterable<Uint8Array>; size: number | null; name: string; url?: string }

/** A file is verified here, and nobody is asked; without one the server's own log is fetched. */
export const run: Run<Options> = async (context, options, [file]) => {
  const heads = await keptHeads(options)
  const trustedKeys = keysOf(options.key)
  const source = file === undefined ? await download(context) : await open(file)

  const expected = { heads, trustedKeys, fromStart: false, hasEnd: true }
  const { output } = context
  const lines = readLog(watched(atVerifiable(source.bytes), source.size, output))
  const verdict = await verifyLog(lines, expected).catch((error: unknown) => {
    if (source.url) throw unreachable(error, source.url)
    throw isFileError(error) ? unreadable(source.name, error) : error
  })

  output.record({ file: file ?? null, ...verdict })
  if (!verdict.intact) throw broken(verdict)
  tell(context, verdict, heads)
}

function tell(
  { output }: Context,
  verdict: Extract<ChainVerdict, { intact: true }>,
  heads: KeptHead[]
) {
  const [said, ...more] = sayIntact(verdict)
  output.say(`${output.paint.green('✓')} ${clean(said)}`)
  for (const line of more) output.say(clean(line))
  if (heads.length > 0) {
    const before = heads.filter(({ seq }) => seq < verdict.firstSeq).length
    const rest = before > 0 ? `; ${before} before its first event were not looked at` : ''
    output.say(`It fits the ${count(heads.length - before, 'head')} that you kept${rest}.`)
  } else {
    output.note(
      'That nothing was cut off at the end shows only against a head of the daily mail: --head <event>:<hash>'
    )
  }
}

function broken(verdict: Extract<ChainVerdict, { intact: false }>): Failure {
  return new Failure(verdict.problem.replaceAll('_', '-'), sayBroken(verdict), {
    hint: 'Events before it are as they were sealed. Keep the file, and compare with an older export.',
  })
}

async function open(file: string): Promise<Source> {
  if (file === STDIN) return { bytes: process.stdin, size: null, name: 'the input' }
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(file, error)
  })
  return {
    bytes: createReadStream(file, { highWaterMark: 256 * 1024 }),
    size: found.size,
    name: file,
  }
}

async function download({ connect, output }: Context): Promise<Source> {
  const client = await connect()
  output.note(`Fetching the log of ${client.url}; fetching it is itself written to it.`)
  const { body } = await client.stream('admin.audit_events.index', ['application/jsonl'])
  return { bytes: body, size: null, name: client.url, url: client.url }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

function unreadable(name: string, error: NodeJS.ErrnoException): Failure {
  return new Failure('unreadable', `${name} cannot be read: ${error.message}.`)
}
