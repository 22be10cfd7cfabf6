import type { DateTime } from 'luxon'

const REMEMBERED = 10_000
const MINUTE_MS = 60_000

/**
 * What strangers can have told as often as they like: each thing once until a moment, and no more than
 * so many things a minute. It costs them no write, and the log no room. What is too much for a minute
 * is counted, and the next thing that is told tells how often.
 *
 * This process alone remembers: each of several tells a thing for itself.
 */
export class Rarely {
  /** Until when a thing counts as told, in ms; the oldest first. */
  private told = new Map<string, number>()
  private minute = { begun: Number.NEGATIVE_INFINITY, told: 0 }
  private untold = 0

  constructor(private mostAMinute: number) {}

  /**
   * Tells it, unless it was told and that moment has not come; `tell` hears how often something went
   * untold before. What could not be told is told the next time.
   */
  async tell(
    what: string,
    { now, until }: { now: DateTime; until: DateTime },
    tell: (untold: number) => Promise<unknown>
  ): Promise<void> {
    if ((this.told.get(what) ?? Number.NEGATIVE_INFINITY) > now.toMillis()) return
    if (!this.hasRoom(now.toMillis())) {
      this.untold++
      return
    }
    // Before the telling: of two hundred at once the first tells.
    this.remember(what, until.toMillis())
    const untold = this.untold
    this.untold = 0
    try {
      await tell(untold)
    } catch (error) {
      this.told.delete(what)
      this.untold += untold
      throw error
    }
  }

  private hasRoom(now: number): boolean {
    // A clock that was set back begins another minute, too.
    if (Math.abs(now - this.minute.begun) >= MINUTE_MS) this.minute = { begun: now, told: 0 }
    if (this.minute.told >= this.mostAMinute) return false
    this.minute.told++
    return true
  }

  private remember(what: string, until: number): void {
    this.told.delete(what)
    this.told.set(what, until)
    if (this.told.size > REMEMBERED) this.told.delete(this.told.keys().next().value!)
  }
}
