import app from '@adonisjs/core/services/app'
import { DateTime } from 'luxon'
import { Clock } from '#domain/shared/clock'

/** A clock that stands still until it is moved. */
class StandingClock extends Clock {
  #now = DateTime.utc() as DateTime<true>

  now() {
    return this.#now
  }

  forward(time: { seconds?: number; minutes?: number; hours?: number; days?: number }) {
    this.#now = this.#now.plus(time) as DateTime<true>
  }
}

/** The server's clock for the rest of the test. */
export function standingClock(cleanup: (work: () => void) => void): StandingClock {
  const clock = new StandingClock()
  app.container.swap(Clock, () => clock)
  cleanup(() => app.container.restore(Clock))
  return clock
}
