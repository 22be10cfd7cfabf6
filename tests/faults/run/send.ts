import { request } from 'node:http'
import { text } from 'node:stream/consumers'

export type Sent = { method: string; headers: Record<string, string>; body: string | null }

/**
 * One request on a connection of its own: a kept one may belong to a process that is no more.
 * Rejects when there is no whole answer.
 */
export function send(
  url: string,
  { method, headers, body }: Sent
): Promise<{ status: number; type: string; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, (incoming) => {
      const { statusCode = 0, headers: received } = incoming
      text(incoming).then(
        (answer) =>
          resolve({ status: statusCode, type: received['content-type'] ?? '', body: answer }),
        reject
      )
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}
