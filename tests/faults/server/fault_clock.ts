import { DateTime } from 'luxon'
import { Clock } from '#domain/shared/clock'

/** The machine's time plus what the parent moved it on by, as the sandbox's clock is. */
export class FaultClock extends Clock {
  #offsetMs = 0

  now() {
    return DateTime.utc().plus(this.#offsetMs) as DateTime<true>
  }

  set(offsetMs: number) {
    this.#offsetMs = offsetMs
  }
}
