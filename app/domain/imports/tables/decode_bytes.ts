import { UnreadableTable } from '#domain/imports/tables/table_row'

const BOM = Buffer.from('\uFEFF')
const NOTHING = Buffer.alloc(0)

type Encoding = { name: 'utf-8' | 'utf-16le' | 'utf-16be'; bomLength: number }

/**
 * The bytes as UTF-8 without a byte order mark. UTF-16 is known by its mark, or by the zero byte
 * beside the first character. What is no valid text becomes U+FFFD, which readers report in its
 * row. Throws UnreadableTable when there are more than `limit` bytes.
 */
export async function* decodeBytes(
  bytes: AsyncIterable<Buffer>,
  limit: number
): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null = null
  let head: Buffer | null = NOTHING
  let size = 0

  for await (const chunk of bytes) {
    size += chunk.length
    if (size > limit) throw tooManyBytes(limit)
    let rest = chunk
    if (head !== null) {
      head = Buffer.concat([head, chunk])
      if (head.length < BOM.length) continue
      const encoding = encodingOf(head)
      if (encoding.name !== 'utf-8') decoder = new TextDecoder(encoding.name, { ignoreBOM: true })
      rest = head.subarray(encoding.bomLength)
      head = null
    }
    if (rest.length > 0) yield decoder ? Buffer.from(decoder.decode(rest, { stream: true })) : rest
  }
  if (head !== null && head.length > 0) yield head
  const last = decoder?.decode() ?? ''
  if (last !== '') yield Buffer.from(last)
}

function encodingOf(head: Buffer): Encoding {
  if (head.subarray(0, BOM.length).equals(BOM)) return { name: 'utf-8', bomLength: BOM.length }
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', bomLength: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', bomLength: 2 }
  if (head[0] !== 0 && head[1] === 0) return { name: 'utf-16le', bomLength: 0 }
  if (head[0] === 0 && head[1] !== 0) return { name: 'utf-16be', bomLength: 0 }
  return { name: 'utf-8', bomLength: 0 }
}

function tooManyBytes(limit: number): UnreadableTable {
  const megabytes = Math.floor(limit / 1024 / 1024)
  return new UnreadableTable('too_large', `The file is larger than ${megabytes} MB.`)
}
