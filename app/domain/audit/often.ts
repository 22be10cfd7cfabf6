import type { DateTime, DurationLike } from 'luxon'
import { ToldThings } from '#domain/audit/told_things'

/**
 * What is told in the audit log only so often. A page that is reloaded, or a program that asks every
 * few seconds, tells nothing new, and on SQLite each row takes the lock that payments need. None goes
 * untold.
 */
export class Often {
  /** When a thing was last told, in ms, and whether it is being told still. */
  private told = new ToldThings<{ at: number; telling: Promise<unknown> }>()

  constructor(private every: DurationLike) {}

  /**
   * Tells it, unless it was told lately. What could not be told is told the next time; who comes while
   * it is being told waits for that, and shares how it ends.
   */
  async tell(what: string, now: DateTime, tell: () => Promise<unknown>): Promise<void> {
    const last = this.told.get(what)
    if (last !== undefined && last.at > now.minus(this.every).toMillis()) {
      await last.telling
      return
    }
    const own = { at: now.toMillis(), telling: tell() }
    this.told.remember(what, own)
    try {
      await own.telling
    } catch (error) {
      if (this.told.get(what) === own) this.told.forget(what)
      throw error
    }
  }
}
