import type { Refused } from '#domain/shared/result'

/**
 * An expected refusal on its way to the wire as RFC 9457 problem+json. `type` is a stable slug
 * whose title and detail stand in the catalogue (problems.json).
 */
export class Problem extends Error {
  readonly headers: Record<string, string>

  constructor(
    readonly type: string,
    readonly status: number,
    /** Further members of the problem object, safe to show; also the texts' parameters. */
    readonly members: Record<string, unknown> = {},
    options: { retryAfter?: number; cause?: unknown } = {}
  ) {
    super(type, { cause: options.cause })
    this.headers = options.retryAfter ? { 'retry-after': String(options.retryAfter) } : {}
  }
}

/**
 * Turns a refused outcome of a verb into a problem: "invoice_already_paid" is
 * "invoice-already-paid". 409 unless said otherwise: the input was fine, the state was not.
 */
export function refusalProblem(refusal: Refused<string, unknown>, status = 409): Problem {
  const members = isMembers(refusal.details) ? refusal.details : {}
  return new Problem(refusal.code.replaceAll('_', '-'), status, members)
}

function isMembers(details: unknown): details is Record<string, unknown> {
  return typeof details === 'object' && details !== null
}

/** The same body for what is not there and for what belongs to somebody else. */
export function notFound(): Problem {
  return new Problem('not-found', 404)
}
