export const FAULT_KINDS = [
  /** Only the delay of `delayMs` (before the work) or `delayAfterMs` (after it). */
  'delay',
  /** Answers of a gateway that did nothing: 401, 429, 500, 502 with HTML. */
  'unauthorized',
  'rate_limited',
  'server_error',
  'bad_gateway',
  /** The connection is reset before anything happened, or after it was all done. */
  'reset_before',
  'reset_after',
  /** The work is done, the answer is spoilt. `truncated` is well framed; `aborted` is cut off. */
  'truncated',
  'aborted',
  'drip',
  'bad_gzip',
  'no_content_type',
  /** The mail server's "try later" and "never". */
  'smtp_temporary',
  'smtp_permanent',
] as const

export type FaultKind = (typeof FAULT_KINDS)[number]
export type Faulty = 'razorpay' | 'paypal' | 'inbox' | 'smtp'

export interface FaultRule {
  gateway: Faulty
  /** An operation such as `orders.create`, or `*` for any but the pages a customer sees (`page.*`). */
  operation: string
  kind: FaultKind
  /** How often it strikes. */
  times: number
  /** How many matching requests pass first. */
  skip: number
  delayMs: number
  delayAfterMs: number
  dripMs: number
}

export type FaultRequest = Pick<FaultRule, 'gateway' | 'kind'> & Partial<FaultRule>

/** The faults that wait for a request; each strikes a counted number of times. */
export class FaultBox {
  #rules: FaultRule[] = []

  add(request: FaultRequest): FaultRule {
    const rule: FaultRule = {
      operation: '*',
      times: 1,
      skip: 0,
      delayMs: 0,
      delayAfterMs: 0,
      dripMs: 50,
      ...request,
    }
    this.#rules.push(rule)
    return rule
  }

  take(gateway: Faulty, operation: string): FaultRule | null {
    const rule = this.#rules.find((one) => one.gateway === gateway && strikes(one, operation))
    if (!rule) return null
    if (rule.skip > 0) {
      rule.skip -= 1
      return null
    }
    rule.times -= 1
    if (rule.times <= 0) this.#rules = this.#rules.filter((one) => one !== rule)
    return rule
  }

  list(): FaultRule[] {
    return this.#rules.map((rule) => ({ ...rule }))
  }

  clear(): void {
    this.#rules = []
  }
}

function strikes(rule: FaultRule, operation: string): boolean {
  if (rule.operation === '*') return !operation.startsWith('page.')
  return rule.operation === operation
}
