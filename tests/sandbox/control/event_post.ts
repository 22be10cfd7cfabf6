import { arrange, type EventOrder } from '#tests/sandbox/control/arrange'
import type { SandboxClock } from '#tests/sandbox/control/clock'
import { deliver } from '#tests/sandbox/control/deliver'
import type { EventRules, PostedEvent, SignedEvent } from '#tests/sandbox/control/posted_event'
import type { RetryPolicy } from '#tests/sandbox/control/retries'

/** One way of an event to the receiver, retries included; `era` ends with `clear`. */
interface Journey {
  event: PostedEvent
  startedAt: number
  era: number
}

const NO_RULES: EventRules = { drop: 0, duplicate: 0, delayMs: 0, hold: false }
const STORM_LANES = 16

/** Sends one gateway's webhooks: at least once, in no certain order, and badly when told to. */
export class EventPost {
  url: string | null
  /** Sees each event as it is made, before anything can be lost. */
  onEmit: (event: SignedEvent) => void = () => {}
  #clock: SandboxClock
  #retries: RetryPolicy
  #rules: EventRules = { ...NO_RULES }
  #events: PostedEvent[] = []
  #held: PostedEvent[] = []
  #busy = 0
  #era = 0
  #disabledAt: string | null = null
  #lastSuccess = -Infinity
  #closed = false

  constructor(clock: SandboxClock, url: string | null, retries: RetryPolicy) {
    this.#clock = clock
    this.url = url
    this.#retries = retries
  }

  emit(signed: SignedEvent): void {
    const event: PostedEvent = {
      ...signed,
      createdAt: this.#clock.iso(),
      dropped: false,
      deliveries: [],
    }
    this.#events.push(event)
    this.onEmit(signed)
    if (this.#disabledAt !== null || this.#isLost()) event.dropped = true
    else if (this.#rules.hold) this.#held.push(event)
    else this.#dispatch(event)
  }

  rules(change: Partial<EventRules> = {}): EventRules {
    this.#rules = { ...this.#rules, ...change }
    return { ...this.#rules }
  }

  /** Sends what was held, in the order asked for, and stops holding. */
  release(order: EventOrder = 'as_made'): number {
    const held = arrange(this.#held, order)
    this.#held = []
    this.#rules.hold = false
    for (const event of held) this.#dispatch(event)
    return held.length
  }

  /**
   * A storm: sends every event ever made again (the dropped ones too), `times` times over, so many
   * at a time as there are lanes.
   */
  replay(order: EventOrder = 'as_made', times = 1, lanes = STORM_LANES): number {
    const all = Array.from({ length: times }, () => arrange(this.#events, order)).flat()
    let next = 0
    const lane = async () => {
      while (next < all.length) {
        const event = all[next]
        next += 1
        await this.#attempt(this.#journey(event), 1)
      }
      this.#busy -= 1
    }
    for (let count = Math.min(lanes, all.length); count > 0; count -= 1) {
      this.#busy += 1
      void lane()
    }
    return all.length
  }

  resend(id: string): boolean {
    const event = this.#events.find((one) => one.id === id)
    if (event) void this.#attempt(this.#journey(event), 1)
    return event !== undefined
  }

  /**
   * Somebody else posts to the receiver what no gateway made; gives the status of the answer. With
   * `like` it wears the id and the signature of that event.
   */
  async forge(forged: {
    body: string
    like?: string
    headers?: Record<string, string>
  }): Promise<number | null> {
    if (!this.url) return null
    const model = this.#events.find(({ id }) => id === forged.like)
    return deliver(this.url, { ...model?.headers, ...forged.headers }, forged.body)
  }

  list(): PostedEvent[] {
    return this.#events.map((event) => ({ ...event, deliveries: [...event.deliveries] }))
  }

  /** Deliveries under way now (not the retries that wait for their time). */
  get busy(): number {
    return this.#busy
  }

  /** When the gateway disabled the webhook, or null. Events made since are never sent. */
  get disabledAt(): string | null {
    return this.#disabledAt
  }

  /** Somebody enables the webhook again, in the gateway's dashboard. */
  enable(): void {
    this.#disabledAt = null
  }

  disable(): void {
    this.#disabledAt ??= this.#clock.iso()
  }

  clear(): void {
    this.#events = []
    this.#held = []
    this.#rules = { ...NO_RULES }
    this.#disabledAt = null
    this.#era += 1
  }

  close(): void {
    this.#closed = true
  }

  #isLost(): boolean {
    if (this.#rules.drop === 'all') return true
    if (this.#rules.drop <= 0) return false
    this.#rules.drop -= 1
    return true
  }

  #journey(event: PostedEvent): Journey {
    return { event, startedAt: this.#clock.now(), era: this.#era }
  }

  #dispatch(event: PostedEvent): void {
    const copies = 1 + this.#rules.duplicate
    for (let copy = 0; copy < copies; copy += 1) {
      const journey = this.#journey(event)
      if (this.#rules.delayMs > 0) {
        this.#clock.after(this.#rules.delayMs, () => void this.#attempt(journey, 1))
      } else {
        void this.#attempt(journey, 1)
      }
    }
  }

  async #attempt(journey: Journey, attempt: number): Promise<void> {
    const { event, startedAt, era } = journey
    if (!this.url || this.#closed || this.#disabledAt !== null || era !== this.#era) return
    this.#busy += 1
    const status = await deliver(this.url, event.headers, event.body)
    this.#busy -= 1
    event.deliveries.push({ at: this.#clock.iso(), attempt, status })
    if (this.#closed || era !== this.#era) return
    const now = this.#clock.now()
    if (status !== null && status >= 200 && status < 300) {
      this.#lastSuccess = now
      return
    }
    const wait = this.#retries.wait(attempt, now - startedAt)
    if (wait !== null) this.#clock.after(wait, () => void this.#attempt(journey, attempt + 1))
    else if (this.#retries.disables && this.#lastSuccess < startedAt) this.disable()
  }
}
