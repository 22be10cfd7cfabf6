import type { SandboxClock } from '#tests/sandbox/control/clock'

const HOUR_MS = 3_600_000

/** How long PayPal remembers a `PayPal-Request-Id`: 6 hours for orders, 45 days for payments. */
export const RETENTION_MS = { orders: 6 * HOUR_MS, payments: 45 * 24 * HOUR_MS }

/** Which resource a request id made, for as long as PayPal would remember it. */
export class RequestKeys {
  #clock: SandboxClock
  #known = new Map<string, { resourceId: string; until: number }>()

  constructor(clock: SandboxClock) {
    this.#clock = clock
  }

  /** `scope` is the call it was used on: one id may be used on different calls. */
  find(scope: string, key: string | undefined): string | null {
    if (key === undefined) return null
    const known = this.#known.get(`${scope} ${key}`)
    return known && known.until > this.#clock.now() ? known.resourceId : null
  }

  remember(
    scope: string,
    key: string | undefined,
    resourceId: string,
    kind: keyof typeof RETENTION_MS
  ): void {
    if (key === undefined) return
    const until = this.#clock.now() + RETENTION_MS[kind]
    this.#known.set(`${scope} ${key}`, { resourceId, until })
  }

  clear(): void {
    this.#known.clear()
  }
}
