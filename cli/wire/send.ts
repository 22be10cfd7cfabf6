import type { ClientRequest } from 'node:http'
import type { Target } from '../lib/config.ts'
import { EXIT, Failure } from '../lib/failure.ts'
import { version } from '../lib/version.ts'
import { unreachable } from '../lib/wire_failure.ts'
import { type Reply, replyOf } from './reply.ts'

const MINUTE = 60_000

/** Bytes on their way to the server: all at once, or as they come. */
export type Bytes = Uint8Array | AsyncIterable<Uint8Array>

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

/**
 * One request. A failure of the network becomes a `Failure`; what the server says does not. Not by
 * `fetch`, which takes longer to load than most commands take: nothing is followed or unpacked here,
 * and a redirect could lead the token elsewhere.
 */
export async function send(target: Target, sending: Sending): Promise<Reply> {
  const { timeoutMs = 5 * MINUTE, signal } = sending
  const limits = [signal, timeoutMs === null ? undefined : AbortSignal.timeout(timeoutMs)]
  const limit = AbortSignal.any(limits.filter((one) => one !== undefined))
  try {
    return await ask(target, sending, limit)
  } catch (error) {
    if (signal?.aborted) throw interrupted()
    throw unreachable(limit.aborted ? limit.reason : error, target.url)
  }
}

export function interrupted(): Failure {
  return new Failure('interrupted', 'Interrupted.', { exitStatus: EXIT.interrupted })
}

async function ask(target: Target, sending: Sending, signal: AbortSignal): Promise<Reply> {
  const address = new URL(target.url + sending.path)
  const isTls = address.protocol === 'https:'
  const { request } = await (isTls ? import('node:https') : import('node:http'))
  const { method, body } = sending
  const headers = headersOf(target, sending)
  return new Promise<Reply>((resolve, reject) => {
    const asked = request(address, { method, headers, signal })
    asked.once('response', (message) => resolve(replyOf(message, signal)))
    asked.on('error', (error) => {
      if (isStale(asked, error)) resolve(ask(target, sending, signal))
      else reject(error)
    })
    give(asked, body).catch(reject)
  })
}

function headersOf({ token }: Target, { headers }: Sending): Record<string, string> {
  return {
    'accept': 'application/json, application/problem+json;q=0.9, */*;q=0.1',
    'accept-language': 'en',
    'user-agent': `portal-cli/${version()}`,
    // Some requests are made to get a token.
    ...(token && { authorization: `Bearer ${token}` }),
    ...headers,
  }
}

/** A connection that was kept may be closed by the server while a request is on its way: nothing was read then. */
function isStale({ reusedSocket, method }: ClientRequest, error: NodeJS.ErrnoException): boolean {
  return reusedSocket && method === 'GET' && error.code === 'ECONNRESET'
}

async function give(asked: ClientRequest, body: Sending['body']): Promise<void> {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
    asked.end(body)
    return
  }
  const [{ Readable }, { pipeline }] = await Promise.all([
    import('node:stream'),
    import('node:stream/promises'),
  ])
  await pipeline(Readable.from(body), asked)
}
