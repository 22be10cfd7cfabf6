import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { closeInTime } from '#start/end_in_time'
import { isTrusted, readProxies } from '#start/trusted_proxies'

/**
 * How long a connection may keep us waiting, in milliseconds. A client that sends or reads slowly
 * costs a socket for that long and nothing else.
 */
export type Patience = {
  /** Until the headers are here. */
  headers: number
  /** Until the whole request is here, a file of 10 MB included. */
  request: number
  /** Without a byte in either direction, while a request is sent, worked on or answered. */
  idle: number
  /** Between two requests; longer than common proxies keep a connection (60 s). */
  keepAlive: number
  /** How often the first two are looked at. */
  check: number
}

const PATIENCE: Patience = {
  headers: 15_000,
  request: 120_000,
  idle: 90_000,
  keepAlive: 65_000,
  check: 5_000,
}

/** A request's id is ours, or a proxy's; it goes into the audit log and the log as it is. */
const REQUEST_ID = /^[\w.:-]{1,64}$/

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/** The HTTP server that everything runs in, made so that no client can hold it up. */
export function createHttpServer(handler: Handler, patience: Patience = PATIENCE): Server {
  const { proxies } = readProxies(process.env.TRUSTED_PROXIES)
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.keepAlive,
      connectionsCheckingInterval: patience.check,
      // Of two lengths, or a length and chunks, a proxy in front may believe the other one.
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
    (request, response) => {
      const isKnown = isTrusted(proxies, request.socket.remoteAddress)
      if (!isKnown || !REQUEST_ID.test(String(request.headers['x-request-id']))) {
        delete request.headers['x-request-id']
      }
      return handler(request, response)
    }
  )
  server.setTimeout(patience.idle)
  return closeInTime(server)
}
