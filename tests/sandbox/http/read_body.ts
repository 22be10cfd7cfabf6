import type { IncomingMessage } from 'node:http'

export const BODY_LIMIT_BYTES = 1024 * 1024

/** The whole body, or null when it is larger than any real request to a gateway. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.from(chunk)
    size += bytes.length
    if (size <= BODY_LIMIT_BYTES) chunks.push(bytes)
  }
  return size > BODY_LIMIT_BYTES ? null : Buffer.concat(chunks)
}
