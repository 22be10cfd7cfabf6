import type { DateTime } from 'luxon'
import type PaymentIntent from '#models/payment_intent'

type State = PaymentIntent['state']

/** Minutes after the intent was made; after the last one, every hour. */
const FIRST_CHECKS = [1, 5, 15]
const WATCHED_FOR_DAYS = 7

/** Nothing more to ask: the money is in the ledger, or staff have to decide. */
const QUIET: State[] = ['succeeded', 'held', 'expired']

/**
 * When to ask the gateway about an intent again, or null when never: after 1, 5 and 15 minutes,
 * then hourly for 7 days. While it is unknown: every minute in the first hour, then hourly until
 * the gateway answers, however long that takes. `since` is when it came into its state.
 */
export function nextCheckAt(
  intent: { state: State; createdAt: DateTime; since: DateTime },
  now: DateTime
): DateTime | null {
  if (QUIET.includes(intent.state)) return null

  if (intent.state === 'unknown') {
    const minutes = now.diff(intent.since, 'minutes').minutes
    return now.plus(minutes < 60 ? { minutes: 1 } : { hours: 1 })
  }
  if (isPastWatching(intent.createdAt, now)) {
    // An eCheck or a review can take longer than a week; a failure stays one.
    return intent.state === 'pending' || intent.state === 'processing'
      ? now.plus({ hours: 24 })
      : null
  }
  const next = FIRST_CHECKS.map((minutes) => intent.createdAt.plus({ minutes })).find(
    (time) => time > now
  )
  return next ?? now.plus({ hours: 1 })
}

/** After a week without money an intent that nobody followed has expired. */
export function isPastWatching(createdAt: DateTime, now: DateTime): boolean {
  return now >= createdAt.plus({ days: WATCHED_FOR_DAYS })
}
