import type { FaultKind } from '#tests/sandbox/control/faults'
import { json, type Reply } from '#tests/sandbox/http/exchange'
import { hex } from '#tests/sandbox/ids'
import { describe, type Issue } from '#tests/sandbox/paypal/issues'

const NAMES = {
  400: [
    'INVALID_REQUEST',
    'Request is not well-formed, syntactically incorrect, or violates schema.',
  ],
  401: [
    'AUTHENTICATION_FAILURE',
    'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  ],
  404: ['RESOURCE_NOT_FOUND', 'The specified resource does not exist.'],
  409: ['RESOURCE_CONFLICT', 'The server has detected a conflict while processing this request.'],
  422: [
    'UNPROCESSABLE_ENTITY',
    'The requested action could not be performed, semantically incorrect, or failed business validation.',
  ],
  500: ['INTERNAL_SERVER_ERROR', 'An internal server error occurred.'],
} as const

export interface Link {
  href: string
  rel: string
  method?: 'GET' | 'POST' | 'PATCH'
}

interface Blame {
  /** JSON pointer into the request. */
  field?: string
  links?: Link[]
  /** Where the issue's words differ from call to call. */
  description?: string
}

/** PayPal's error object with one issue. */
export function refuse(status: 400 | 404 | 409 | 422, issue: Issue, blame: Blame = {}): Reply {
  const [name, message] = NAMES[status]
  const detail = {
    ...(blame.field === undefined ? {} : { field: blame.field, location: 'body' }),
    issue,
    description: blame.description ?? describe(issue),
  }
  return json(status, {
    name,
    message,
    debug_id: hex(13),
    details: [detail],
    links: blame.links ?? [],
  })
}

export const unknownResource = () => refuse(404, 'INVALID_RESOURCE_ID')

export function unauthenticated(): Reply {
  const [name, message] = NAMES[401]
  return json(401, { name, message, debug_id: hex(13), links: [] })
}

/** What the gateway says when it did nothing at all. */
export function faultReply(kind: FaultKind): Reply {
  if (kind === 'unauthorized') return unauthenticated()
  if (kind === 'rate_limited') {
    return json(429, {
      name: 'RATE_LIMIT_REACHED',
      message: 'Too many requests. Blocked due to rate limiting.',
      debug_id: hex(13),
      links: [],
    })
  }
  if (kind === 'bad_gateway') {
    const body = '<html><head><title>502 Bad Gateway</title></head><body>502</body></html>'
    return { status: 502, headers: { 'content-type': 'text/html' }, body }
  }
  const [name, message] = NAMES[500]
  return json(500, { name, message, debug_id: hex(13), links: [] })
}
