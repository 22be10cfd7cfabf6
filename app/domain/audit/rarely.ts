import type { DateTime } from 'luxon'
import { ToldThings } from '#domain/audit/told_things'

const MINUTE_MS = 60_000

type Moment = {
  /** Each sort has a minute of its own. There have to be few: they are never forgotten. */
  sort: string
  now: DateTime
  until: DateTime
}

/**
 * What strangers can have told as often as they like: each thing once until a moment, and no more than
 * so many things of a sort a minute. It costs them no write, and the log no room. What is too much for
 * a minute is counted, and the next thing of its sort that is told tells how often.
 */
export class Rarely {
  /** Until when a thing counts as told, in ms. */
  private told = new ToldThings<number>()
  private sorts = new Map<string, { begun: number; told: number; untold: number }>()

  constructor(private mostAMinute: number) {}

  /**
   * Tells it, unless it was told and that moment has not come; `tell` hears how often something of the
   * sort went untold before. What could not be told is told the next time.
   */
  async tell(
    what: string,
    { sort, now, until }: Moment,
    tell: (untold: number) => Promise<unknown>
  ): Promise<void> {
    if ((this.told.get(what) ?? Number.NEGATIVE_INFINITY) > now.toMillis()) return
    const minute = this.minuteOf(sort, now.toMillis())
    if (minute.told >= this.mostAMinute) {
      minute.untold++
      return
    }
    minute.told++
    // Before the telling: of two hundred at once the first tells.
    this.told.remember(what, until.toMillis())
    const untold = minute.untold
    minute.untold = 0
    try {
      await tell(untold)
    } catch (error) {
      this.told.forget(what)
      minute.untold += untold
      throw error
    }
  }

  private minuteOf(sort: string, now: number) {
    const minute = this.sorts.get(sort) ?? { begun: now, told: 0, untold: 0 }
    // A clock that was set back begins another minute, too.
    if (Math.abs(now - minute.begun) >= MINUTE_MS) Object.assign(minute, { begun: now, told: 0 })
    this.sorts.set(sort, minute)
    return minute
  }
}
