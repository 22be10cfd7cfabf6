/** The first bytes of a stream, up to `size`, and all of it again. */
export async function peek(
  chunks: AsyncGenerator<Buffer>,
  size: number
): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const taken: Buffer[] = []
  let length = 0
  while (length < size) {
    const next = await chunks.next()
    if (next.done) break
    taken.push(next.value)
    length += next.value.length
  }
  const head = Buffer.concat(taken)
  return { head: head.subarray(0, size), all: again(head, chunks) }
}

async function* again(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head
  yield* rest
}
