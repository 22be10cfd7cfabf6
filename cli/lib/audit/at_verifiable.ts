import { EXIT, Failure } from '../failure.ts'

const BOM = [0xef, 0xbb, 0xbf]

/**
 * Passes the bytes of an export on, after a look at their beginning: of a spreadsheet's CSV every
 * line would be "tampered with", and somebody would believe it.
 */
export async function* atVerifiable(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const chunk of bytes) {
    if (isFirst) assertNoCsv(chunk)
    isFirst = false
    yield chunk
  }
}

function assertNoCsv(chunk: Uint8Array): void {
  const start = BOM.every((byte, index) => chunk[index] === byte) ? BOM.length : 0
  const head = Buffer.from(chunk.subarray(start, start + 9)).toString('latin1')
  if (!head.startsWith('kind,seq')) return
  throw new Failure(
    'not-verifiable',
    'That is the log as CSV, and only JSON Lines can be verified.',
    {
      exitStatus: EXIT.usage,
      hint: 'Export it with: portal audit export --format jsonl -o audit.jsonl',
    }
  )
}
