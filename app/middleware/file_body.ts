import type { HttpContext } from '@adonisjs/core/http'
import { Problem } from '#exceptions/problem'
import { takeYourTime } from '#start/slow_bodies'

/**
 * A body of any length as it arrives, past the body parser; a long one may take long. Throws the problems
 * unsupported-media-type, too-large (when the sender says so beforehand) and, while it is read,
 * bad-request for a sender who hung up.
 */
export function fileBody(
  request: HttpContext['request'],
  { types, limit }: { types: string[]; limit: number }
): AsyncIterable<Uint8Array> {
  const type = request.header('content-type')?.split(';')[0].trim().toLowerCase()
  const encoding = request.header('content-encoding') ?? 'identity'
  if (!type || !types.includes(type) || encoding !== 'identity') {
    throw new Problem('unsupported-media-type', 415, { accepts: types })
  }
  if (Number(request.header('content-length') ?? 0) > limit) throw fileTooLarge(request, limit)
  takeYourTime(request.request)
  return chunks(request)
}

async function* chunks({ request }: HttpContext['request']): AsyncGenerator<Uint8Array> {
  try {
    // Left open when it is too much, so that the sender gets to hear why.
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
    throw isGone ? new Problem('bad-request', 400, {}, { cause: error }) : error
  }
}

/** What is left of the body is not read: the connection ends with the answer. */
export function leaveUnread({ request, response }: HttpContext['request']): void {
  request.pause()
  response.setHeader('connection', 'close')
}

export function fileTooLarge(request: HttpContext['request'], limitBytes: number): Problem {
  leaveUnread(request)
  return new Problem('too-large', 413, { limitBytes })
}
