/** What the server says, in RFC 3339. */
type SessionTimes = { now: string; idleEndsAt: string; endsAt: string }

const WARN_MINUTES = 2

type TimeLeft = {
  /** Milliseconds until this sign-in ends by itself. */
  leftMs: number
  /** Whether doing something makes it last longer; not when its longest time is what runs out. */
  canStay: boolean
}

/** How long before the end people are warned, in milliseconds: shorter where sessions are short. */
export function warnMs(idleMinutes: number): number {
  return Math.min(WARN_MINUTES, idleMinutes / 3) * 60_000
}

/** By the server's clock alone: a device's own may be wrong. */
export function timeLeft({ now, idleEndsAt, endsAt }: SessionTimes): TimeLeft {
  const idle = Date.parse(idleEndsAt) - Date.parse(now)
  const longest = Date.parse(endsAt) - Date.parse(now)
  return { leftMs: Math.min(idle, longest), canStay: idle < longest }
}
