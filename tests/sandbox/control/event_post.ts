import { randomInt } from 'node:crypto'
import type { SandboxClock } from '#tests/sandbox/control/clock'

/** A webhook, signed once: a gateway's retries repeat the bytes and the signature. */
export interface SignedEvent {
  id: string
  type: string
  /** The resource's own id (payment, order, capture): what events are looked up by. */
  resourceId: string
  body: string
  headers: Record<string, string>
}

export interface Delivery {
  at: string
  attempt: number
  /** The receiver's status, or null when it could not be reached within five seconds. */
  status: number | null
}

export interface PostedEvent extends SignedEvent {
  createdAt: string
  dropped: boolean
  deliveries: Delivery[]
}

export interface EventRules {
  /** How many of the next events are lost; `'all'` until told otherwise. */
  drop: number | 'all'
  /** How many extra copies of each event are sent. */
  duplicate: number
  delayMs: number
  /** Events are kept back until `release`. */
  hold: boolean
}

export type EventOrder = 'as_made' | 'reversed' | 'shuffled'

const NO_RULES: EventRules = { drop: 0, duplicate: 0, delayMs: 0, hold: false }
/** Waits before the second, third … attempt; after the last one the event is given up. */
export const RETRY_DELAYS_MS = [500, 2_000, 10_000, 30_000]
const TIMEOUT_MS = 5_000

/** Sends one gateway's webhooks: at least once, in no certain order, and badly when told to. */
export class EventPost {
  url: string | null
  /** Sees each event as it is made, before anything can be lost. */
  onEmit: (event: SignedEvent) => void = () => {}
  #clock: SandboxClock
  #rules: EventRules = { ...NO_RULES }
  #events: PostedEvent[] = []
  #held: PostedEvent[] = []
  #busy = 0
  #closed = false

  constructor(clock: SandboxClock, url: string | null) {
    this.#clock = clock
    this.url = url
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
    if (this.#isLost()) event.dropped = true
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

  /** Sends every event ever made again (the dropped ones too), `times` times over. */
  replay(order: EventOrder = 'as_made', times = 1): number {
    const all = Array.from({ length: times }, () => arrange(this.#events, order)).flat()
    for (const event of all) this.#attempt(event, 1)
    return all.length
  }

  resend(id: string): boolean {
    const event = this.#events.find((one) => one.id === id)
    if (event) this.#attempt(event, 1)
    return event !== undefined
  }

  list(): PostedEvent[] {
    return this.#events.map((event) => ({ ...event, deliveries: [...event.deliveries] }))
  }

  /** Deliveries under way now (not the retries that wait for their time). */
  get busy(): number {
    return this.#busy
  }

  clear(): void {
    this.#events = []
    this.#held = []
    this.#rules = { ...NO_RULES }
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

  #dispatch(event: PostedEvent): void {
    const copies = 1 + this.#rules.duplicate
    for (let copy = 0; copy < copies; copy += 1) {
      if (this.#rules.delayMs > 0) {
        this.#clock.after(this.#rules.delayMs, () => this.#attempt(event, 1))
      } else {
        this.#attempt(event, 1)
      }
    }
  }

  #attempt(event: PostedEvent, attempt: number): void {
    if (!this.url || this.#closed) return
    this.#busy += 1
    void this.#post(this.url, event).then((status) => {
      this.#busy -= 1
      event.deliveries.push({ at: this.#clock.iso(), attempt, status })
      const delivered = status !== null && status >= 200 && status < 300
      const delay = RETRY_DELAYS_MS[attempt - 1]
      if (delivered || delay === undefined || this.#closed) return
      this.#clock.after(delay, () => this.#attempt(event, attempt + 1))
    })
  }

  async #post(url: string, event: PostedEvent): Promise<number | null> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json', ...event.headers },
        body: event.body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      await response.arrayBuffer()
      return response.status
    } catch {
      // Refused, reset, too slow, not a URL: to a gateway all of these are "not delivered".
      return null
    }
  }
}

function arrange(events: PostedEvent[], order: EventOrder): PostedEvent[] {
  const copy = [...events]
  if (order === 'reversed') copy.reverse()
  if (order === 'shuffled') {
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = randomInt(last + 1)
      ;[copy[last], copy[other]] = [copy[other], copy[last]]
    }
  }
  return copy
}
