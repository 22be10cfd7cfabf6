import { json, type Reply } from '#tests/sandbox/http/exchange'
import type { FaultKind } from '#tests/sandbox/control/faults'

interface ErrorDetails {
  field?: string
  reason?: string
  code?: string
  status?: number
}

/** Razorpay's error envelope; `field` appears only when one input is to blame. */
export function refuse(description: string, details: ErrorDetails = {}): Reply {
  const { field, status = 400, code = 'BAD_REQUEST_ERROR' } = details
  const known = field !== undefined || details.reason !== undefined
  return json(status, {
    error: {
      code,
      description,
      source: known ? 'business' : 'NA',
      step: known ? 'payment_initiation' : 'NA',
      reason: details.reason ?? (known ? 'input_validation_failed' : 'NA'),
      metadata: {},
      ...(field === undefined ? {} : { field }),
    },
  })
}

export const unauthenticated = () => refuse('Authentication failed', { status: 401 })

export const unknownId = () => refuse('The id provided does not exist')

export const unknownUrl = () => refuse('The requested URL was not found on the server.')

/** What the gateway says when it did nothing at all. */
export function faultReply(kind: FaultKind): Reply {
  if (kind === 'unauthorized') return unauthenticated()
  if (kind === 'rate_limited') {
    return refuse('Request failed. Please try after sometime.', { status: 429 })
  }
  if (kind === 'bad_gateway') {
    const body = '<html><head><title>502 Bad Gateway</title></head><body>502</body></html>'
    return { status: 502, headers: { 'content-type': 'text/html' }, body }
  }
  return refuse('We are facing some trouble completing your request at the moment.', {
    status: 500,
    code: 'SERVER_ERROR',
  })
}
