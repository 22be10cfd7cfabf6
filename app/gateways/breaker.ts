import { noAnswer, type NoAnswer } from '#gateways/no_answer'

const OPENS_AFTER = 5
const QUIET_MS = 30_000
const LONGEST_QUIET_MS = 600_000

/**
 * Stops asking a gateway that does not answer. After five requests in a row without an answer,
 * nothing is sent for 30 seconds (or for as long as the gateway's `Retry-After` asks, up to ten
 * minutes) and each call answers `unknown` at once. Then one request goes out as a probe: an answer
 * closes the breaker, silence opens it again.
 *
 * It stands where the network is, not around the whole contract: only here is it known whether the
 * gateway answered. A refusal is an answer, and so is an order that cannot be made sense of.
 */
export class GatewayBreaker {
  #silences = 0
  /** Null: closed. Milliseconds of `now`: nothing goes out before. */
  #quietUntil: number | null = null
  #isProbing = false
  readonly #listeners: (() => void)[] = []

  constructor(
    private readonly gateway: string,
    private readonly now: () => number
  ) {}

  /**
   * False while nothing is sent. True again when it is worth another try, so that the page that
   * offers the gateway again is what brings the probe.
   */
  get isAnswering(): boolean {
    return this.#quietUntil === null || (!this.#isProbing && this.now() >= this.#quietUntil)
  }

  /** Called each time the gateway answers after the breaker was open. */
  onRecovery(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** `call` answers `unknown` for whatever the network does; what it throws is a bug, and passes. */
  async run<Answer extends { outcome: string }>(
    call: () => Promise<Answer | NoAnswer>
  ): Promise<Answer | NoAnswer> {
    if (!this.isAnswering) {
      return noAnswer(`${this.gateway} has not been answering; nothing was sent`)
    }
    const isProbe = this.#quietUntil !== null
    if (isProbe) this.#isProbing = true
    try {
      const answer = await call()
      if (isSilence(answer)) this.#onSilence(answer, isProbe)
      else this.#onAnswer()
      return answer
    } finally {
      if (isProbe) this.#isProbing = false
    }
  }

  #onSilence({ retryAfterMs }: NoAnswer, isProbe: boolean) {
    this.#silences += 1
    // A call that went out before it opened says nothing about now: it does not prolong the quiet.
    const opens = isProbe || (this.#quietUntil === null && this.#silences >= OPENS_AFTER)
    if (!opens) return
    const wanted = Math.max(QUIET_MS, retryAfterMs ?? 0)
    this.#quietUntil = this.now() + Math.min(wanted, LONGEST_QUIET_MS)
  }

  #onAnswer() {
    this.#silences = 0
    if (this.#quietUntil === null) return
    this.#quietUntil = null
    for (const listener of this.#listeners) listener()
  }
}

/** No answer, a server error, an answer that cannot be read, or "not now". Other 4xx are answers. */
function isSilence(answer: { outcome: string } | NoAnswer): answer is NoAnswer {
  if (answer.outcome !== 'unknown' || !('status' in answer)) return false
  const { status } = answer
  return status === null || status < 300 || status >= 500 || status === 408 || status === 429
}
