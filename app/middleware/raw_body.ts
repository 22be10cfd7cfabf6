import type { HttpContext } from '@adonisjs/core/http'
import { Problem } from '#exceptions/problem'

/**
 * Reads a body byte for byte, past the body parser (which decodes it as UTF-8). Throws the
 * problems unsupported-media-type and too-large; stops reading as soon as the limit is passed.
 */
export async function rawBody(
  request: HttpContext['request'],
  { types, limit }: { types: string[]; limit: number }
): Promise<Buffer> {
  const type = request.header('content-type')?.split(';')[0].trim().toLowerCase()
  const encoding = request.header('content-encoding') ?? 'identity'
  if (!type || !types.includes(type) || encoding !== 'identity') {
    throw new Problem('unsupported-media-type', 415, { accepts: types })
  }
  if (Number(request.header('content-length') ?? 0) > limit) throw tooLarge(request, limit)

  const chunks: Buffer[] = []
  let size = 0
  try {
    // Left open when it is too much, so that the sender gets to hear why.
    for await (const chunk of request.request.iterator({ destroyOnReturn: false })) {
      size += chunk.length
      if (size > limit) throw tooLarge(request, limit)
      chunks.push(chunk)
    }
  } catch (error) {
    // A sender who hung up, or was too slow, is no fault of ours.
    const isGone = error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
    throw isGone ? new Problem('bad-request', 400, {}, { cause: error }) : error
  }
  return Buffer.concat(chunks)
}

/** What is left of the body is not read: the connection ends with the answer. */
function tooLarge({ request, response }: HttpContext['request'], limit: number): Problem {
  request.pause()
  response.setHeader('connection', 'close')
  return new Problem('too-large', 413, { limitBytes: limit })
}
