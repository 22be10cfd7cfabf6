export type FieldError = { field: string; rule: string; message: string }

/** An answer of the server that says no: RFC 9457 `application/problem+json`. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly type: string
  readonly status: number
  readonly fieldErrors: FieldError[]
  readonly requestId: string | null
  /** Seconds, from Retry-After. */
  readonly retryAfter: number | null
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>, headers: Headers) {
    super(typeof body.detail === 'string' ? body.detail : `Answered ${status}`)
    this.status = status
    this.body = body
    this.type = typeof body.type === 'string' ? slugOf(body.type) : 'unknown'
    this.fieldErrors = Array.isArray(body.errors) ? (body.errors as FieldError[]) : []
    this.requestId =
      typeof body.requestId === 'string' ? body.requestId : headers.get('x-request-id')
    const seconds = Number(headers.get('retry-after') ?? Number.NaN)
    this.retryAfter = Number.isFinite(seconds) ? seconds : null
  }

  /** What the server says in the reader's language, or null when it said nothing. */
  get detail(): string | null {
    return typeof this.body.detail === 'string' ? this.body.detail : null
  }
}

/** No answer at all: offline, a dead server, a cut connection. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** Types may come as a bare slug or as a URL that ends in it. */
function slugOf(type: string): string {
  return type.split('/').pop() ?? type
}
