import type { Exchange, Reply } from '#tests/sandbox/http/exchange'

export type Handler = (exchange: Exchange) => Reply | Promise<Reply>

export interface Route {
  method: string
  segments: string[]
  /** Name that faults and the OpenAPI watch refer to, such as `orders.create`. */
  operation: string
  handler: Handler
}

/** Answers in a handler's place (not signed in, not allowed), or null to go on. */
export type Guard = (exchange: Exchange) => Reply | null

/** Exact segments and `:name` parameters are all these servers need. */
export class Router {
  #guard: Guard
  #routes: Route[] = []

  constructor(guard: Guard = () => null) {
    this.#guard = guard
  }

  on(method: string, pattern: string, operation: string, handler: Handler): this {
    const guarded: Handler = (exchange) => this.#guard(exchange) ?? handler(exchange)
    this.#routes.push({ method, segments: pattern.split('/'), operation, handler: guarded })
    return this
  }

  /** Takes over the routes of another router, guards included. */
  include(other: Router): this {
    this.#routes.push(...other.#routes)
    return this
  }

  find(method: string, path: string): { route: Route; params: Record<string, string> } | null {
    const parts = path.split('/')
    for (const route of this.#routes) {
      if (route.method !== method || route.segments.length !== parts.length) continue
      const params = match(route.segments, parts)
      if (params) return { route, params }
    }
    return null
  }
}

function match(segments: string[], parts: string[]): Record<string, string> | null {
  const params: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    if (segment.startsWith(':')) {
      if (parts[index] === '') return null
      params[segment.slice(1)] = decode(parts[index])
    } else if (segment !== parts[index]) {
      return null
    }
  }
  return params
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return part
    throw error
  }
}
