import type { DateTime, DurationLike } from 'luxon'

const REMEMBERED = 10_000

/**
 * What is told in the audit log only so often. A page that is reloaded, or a program that asks every
 * few seconds, tells nothing new, and on SQLite each row takes the lock that payments need. This
 * process alone remembers, so a restart or a second process may tell a thing again; none goes untold.
 */
export class Often {
  /** When a thing was last told, in ms; the oldest first. */
  private told = new Map<string, number>()

  constructor(private every: DurationLike) {}

  /** Tells it, unless it was told lately. What could not be told is told the next time. */
  async tell(what: string, now: DateTime, tell: () => Promise<unknown>): Promise<void> {
    const last = this.told.get(what)
    if (last !== undefined && last > now.minus(this.every).toMillis()) return
    await tell()

    this.told.delete(what)
    this.told.set(what, now.toMillis())
    if (this.told.size > REMEMBERED) this.told.delete(this.told.keys().next().value!)
  }
}
