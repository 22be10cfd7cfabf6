import type { DateTime } from 'luxon'

/** Messages in a row within this time make one mail. */
const PAUSE = { minutes: 10 }

export function mayMailAgain(toldAt: DateTime | null, now: DateTime): boolean {
  return toldAt === null || toldAt <= now.minus(PAUSE)
}
