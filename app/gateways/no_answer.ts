/**
 * What every gateway's client answers when it got nothing it can use: no answer, half an answer, or
 * a server error. Whatever was asked for may have happened.
 */
export type NoAnswer = {
  outcome: 'unknown'
  reason: string
  /** Of the answer that came; null when none came, or the breaker let nothing out. */
  status: number | null
  /** How long the gateway asks us to wait (`Retry-After`), when it says so. */
  retryAfterMs: number | null
}

export function noAnswer(
  reason: string,
  status: number | null = null,
  wait: number | null = null
): NoAnswer {
  return { outcome: 'unknown', reason, status, retryAfterMs: wait }
}

/** `Retry-After` in seconds; its other form, a date, is not used by either gateway. */
export function readRetryAfter(header: unknown): number | null {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null
}
