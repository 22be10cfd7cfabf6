import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { FaultRule } from '#tests/sandbox/control/faults'
import type { Reply } from '#tests/sandbox/http/exchange'

/** Sends a reply as it is. */
export function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, withLength(reply.headers, reply.body))
  response.end(reply.body)
}

/** Sends a reply the way a broken network or a broken gateway would, as the fault says. */
export async function sendDamaged(
  response: ServerResponse,
  reply: Reply,
  fault: FaultRule
): Promise<void> {
  const body = Buffer.from(reply.body)
  const half = body.subarray(0, Math.max(1, Math.floor(body.length / 2)))
  switch (fault.kind) {
    case 'truncated':
      return send(response, { ...reply, body: half })
    case 'aborted':
      response.writeHead(reply.status, withLength(reply.headers, body))
      response.write(half)
      await wait(20)
      response.destroy()
      return
    case 'drip':
      return drip(response, reply, body, fault.dripMs)
    case 'bad_gzip':
      return send(response, {
        ...reply,
        headers: { ...reply.headers, 'content-encoding': 'gzip' },
        body: Buffer.from('this is not gzip'),
      })
    case 'no_content_type': {
      const headers = { ...reply.headers }
      delete headers['content-type']
      return send(response, { ...reply, headers })
    }
    default:
      return send(response, reply)
  }
}

async function drip(response: ServerResponse, reply: Reply, body: Buffer, dripMs: number) {
  response.writeHead(reply.status, withLength(reply.headers, body))
  for (const byte of body) {
    if (response.destroyed) return
    response.write(Buffer.of(byte))
    await wait(dripMs)
  }
  response.end()
}

function withLength(headers: Record<string, string>, body: string | Buffer) {
  return { ...headers, 'content-length': String(Buffer.byteLength(body)) }
}
