/**
 * At most so many in any minute. What strangers can make us ask PayPal for is bounded by this, so
 * that a flood of forged webhooks stays our own trouble.
 */
export class RateBound {
  #minute = -1
  #count = 0

  constructor(private readonly perMinute: number) {}

  /** Whether one more is allowed at `now` (milliseconds); counts it when it is. */
  allows(now: number): boolean {
    const minute = Math.floor(now / 60_000)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#count = 0
    }
    this.#count += 1
    return this.#count <= this.perMinute
  }
}
