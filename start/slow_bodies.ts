import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** How long a body may keep us waiting, in milliseconds. */
export type BodyPatience = {
  /** Until the whole request is here, a file of 10 MB included. */
  request: number
  /** The same of a large file, whose route has said so. */
  upload: number
  /** Bytes in a second that a large file has to come with, from when `request` is over. */
  leastRate: number
  /** How often that is looked at. */
  check: number
}

const large = new WeakSet<IncomingMessage>()

/** For a route that takes large files, when it knows who sends: this body may take its time. */
export function takeYourTime(request: IncomingMessage): void {
  large.add(request)
}

/**
 * Sends away, with 408, whoever takes too long with a body. A large file has longer, as long as it
 * moves: it ends when the line is too slow for it, not when the file is too long for the line.
 */
export function cutSlowBodies(server: Server, patience: BodyPatience): Server {
  server.prependListener('request', (request, response) => {
    const { headers, socket } = request
    if (headers['content-length'] === undefined && !headers['transfer-encoding']) return
    const began = performance.now()
    const bytesBefore = socket.bytesRead
    let timer = setTimeout(look, patience.request)
    request.once('close', () => clearTimeout(timer))

    function look(): void {
      if (request.complete || socket.destroyed) return
      const ms = performance.now() - began
      const rate = ((socket.bytesRead - bytesBefore) / ms) * 1000
      const mayGoOn = large.has(request) && ms < patience.upload && rate >= patience.leastRate
      if (!mayGoOn) return sendAway(request, response)
      timer = setTimeout(look, patience.check)
    }
  })
  return server
}

function sendAway({ socket }: IncomingMessage, response: ServerResponse): void {
  // Who began to answer has said why already.
  if (response.headersSent) socket.destroy()
  else
    socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => socket.destroy())
}
