import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { closeInTime } from '#start/end_in_time'
import { cutSlowBodies, type BodyPatience } from '#start/slow_bodies'
import { isTrusted, readProxies } from '#start/trusted_proxies'

/**
 * How long a connection may keep us waiting, in milliseconds. A client that sends or reads slowly
 * costs a socket for that long and nothing else.
 */
export type Patience = BodyPatience & {
  /** Until the headers are here. */
  headers: number
  /** Without a byte in either direction, while a request is sent, worked on or answered. */
  idle: number
  /** Between two requests; longer than common proxies keep a connection (60 s). */
  keepAlive: number
}

const PATIENCE: Patience = {
  headers: 15_000,
  request: 120_000,
  // 64 MB at a megabit a second take nine minutes, 256 MB half an hour and more.
  upload: 60 * 60_000,
  leastRate: 16 * 1024,
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
      // Of bodies we decide ourselves.
      requestTimeout: patience.upload,
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
  return closeInTime(cutSlowBodies(server, patience))
}
