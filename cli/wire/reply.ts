import type { IncomingMessage } from 'node:http'

/** An answer of a server: its head, and its body as it comes. */
export type Reply = {
  status: number
  ok: boolean
  headers: { get(name: string): string | null }
  body: AsyncIterable<Uint8Array>
  /** Reads the body to its end. Throws what breaks it off, and SyntaxError. */
  json(): Promise<unknown>
  /** Lets go of the body that nobody reads: the connection would keep the program waiting. */
  drop(): void
}

/** `signal` ends the reading, too. */
export function replyOf(message: IncomingMessage, signal: AbortSignal): Reply {
  const status = message.statusCode ?? 0
  if (status === 204 || status === 304) message.resume()
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name) => headerOf(message, name) },
    body: message,
    async json() {
      try {
        return JSON.parse(await textOf(message))
      } catch (error) {
        throw signal.aborted ? signal.reason : error
      }
    },
    drop: () => void message.destroy(),
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}

async function textOf(message: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of message) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
