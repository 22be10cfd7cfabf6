export type FieldError = { field: string; rule: string; message: string }

/** An answer of the server that says no: RFC 9457 `application/problem+json`. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly type: string
  readonly status: number
  /** What happened and what was not done, in the reader's language; null from a proxy or a dead server. */
  readonly title: string | null
  readonly detail: string | null
  readonly fieldErrors: FieldError[]
  readonly requestId: string | null
  /** Seconds, from Retry-After. */
  readonly retryAfter: number | null
  readonly body: Record<string, unknown>

  constructor(response: Response, body: unknown) {
    super(`Answered ${response.status}`)
    const members = membersOf(body)
    this.body = members
    this.status = response.status
    this.type = textOf(members.type)?.split('/').pop() ?? 'unknown'
    this.title = textOf(members.title)
    this.detail = textOf(members.detail)
    this.fieldErrors = Array.isArray(members.errors) ? (members.errors as FieldError[]) : []
    this.requestId = textOf(members.requestId) ?? response.headers.get('x-request-id')
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    this.retryAfter = Number.isFinite(seconds) ? seconds : null
  }
}

/** No answer at all: offline, a dead server, a cut connection. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

/** The client hands `application/problem+json` over as text. */
function membersOf(body: unknown): Record<string, unknown> {
  if (typeof body !== 'string') return isObject(body) ? body : {}
  try {
    const parsed: unknown = JSON.parse(body)
    return isObject(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
