import type { IncomingHttpHeaders } from 'node:http'

/** One request as the handlers see it: the body is the raw bytes, because signatures cover bytes. */
export interface Exchange {
  method: string
  path: string
  query: URLSearchParams
  params: Record<string, string>
  headers: IncomingHttpHeaders
  body: Buffer
}

/** What a handler answers. The server may still damage it on the way out when a fault asks for it. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

export type JsonObject = Record<string, unknown>

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  }
}

export function html(body: string, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body,
  }
}

export function empty(status: number): Reply {
  return { status, headers: {}, body: '' }
}

/** 303, so that a browser follows a form post with a GET. */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location }, body: '' }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The body as a JSON object; an empty body is an empty object; null when it is anything else. */
export function objectBody(exchange: Exchange): JsonObject | null {
  if (exchange.body.length === 0) return {}
  try {
    const value: unknown = JSON.parse(exchange.body.toString('utf8'))
    return isObject(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export function formBody(exchange: Exchange): URLSearchParams {
  return new URLSearchParams(exchange.body.toString('utf8'))
}

/** The user and password of HTTP Basic, or null when the header is absent or not Basic. */
export function basicCredentials(exchange: Exchange): { user: string; password: string } | null {
  const match = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(exchange.headers.authorization ?? '')
  if (!match) return null
  const [user, ...rest] = Buffer.from(match[1], 'base64').toString('utf8').split(':')
  return { user, password: rest.join(':') }
}
