import type { Target } from '../lib/config.ts'
import { EXIT, Failure } from '../lib/failure.ts'
import { version } from '../lib/version.ts'
import { unreachable } from '../lib/wire_failure.ts'

const MINUTE = 60_000

/** Bytes on their way to the server: all at once, or as they come. */
export type Bytes = Uint8Array | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>

export type Sending = {
  method: string
  path: string
  body?: string | Bytes
  headers?: Record<string, string>
  /** Milliseconds until the whole answer has to be there; null: no limit. Five minutes. */
  timeoutMs?: number | null
  /** Ends it before: the failure is `interrupted`. */
  signal?: AbortSignal
}

/** One request. A failure of the network becomes a `Failure`; what the server says does not. */
export async function send({ url, token }: Target, sending: Sending): Promise<Response> {
  const { method, path, body, headers, timeoutMs = 5 * MINUTE, signal } = sending
  const limits = [signal, timeoutMs === null ? undefined : AbortSignal.timeout(timeoutMs)]
  try {
    return await fetch(url + path, {
      method,
      // A redirect could lead the token elsewhere.
      redirect: 'manual',
      signal: AbortSignal.any(limits.filter((limit) => limit !== undefined)),
      ...bodyOf(body),
      headers: {
        'accept': 'application/json, application/problem+json;q=0.9, */*;q=0.1',
        'accept-language': 'en',
        'user-agent': `portal-cli/${version()}`,
        // Some requests are made to get a token.
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    })
  } catch (error) {
    if (signal?.aborted) throw interrupted()
    throw unreachable(error, url)
  }
}

export function interrupted(): Failure {
  return new Failure('interrupted', 'Interrupted.', { exitStatus: EXIT.interrupted })
}

function bodyOf(body: Sending['body']): RequestInit & { duplex?: 'half' } {
  if (body === undefined) return {}
  if (typeof body === 'string') return { body }
  if (body instanceof Uint8Array) return { body: new Uint8Array(body) }
  const stream = body instanceof ReadableStream ? body : ReadableStream.from(body)
  return { body: stream, duplex: 'half' }
}
