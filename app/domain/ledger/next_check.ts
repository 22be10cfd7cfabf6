import type { DateTime } from 'luxon'
import type PaymentIntent from '#models/payment_intent'

/** Minutes after the intent was made; after the last one, every hour. */
const FIRST_CHECKS = [1, 5, 15]
const WATCHED_FOR_DAYS = 7

/**
 * Money that came can go back without a word from us: refunds made at the gateway, reversals,
 * disputes. Without webhooks only looking finds them. PayPal lets payers open a dispute and merchants
 * refund for 180 days, card networks allow chargebacks for about as long, and most come in the first
 * month: daily for that, weekly until the end.
 */
const PAID_DAILY_FOR_DAYS = 30
const PAID_WATCHED_FOR_DAYS = 180

export type Watched = Pick<PaymentIntent, 'state' | 'createdAt'> & {
  resolution?: PaymentIntent['resolution']
  /** When it came into its state. */
  since: DateTime
}

/**
 * When to ask the gateway about an intent again, or null when never: after 1, 5 and 15 minutes,
 * then hourly for 7 days. While it is unknown: every minute in the first hour, then hourly until
 * the gateway answers, however long that takes. With money in the ledger: daily for 30 days, then
 * weekly until 180 days.
 */
export function nextCheckAt(intent: Watched, now: DateTime): DateTime | null {
  // Staff have to decide, or nobody ever paid.
  if (intent.state === 'held' || intent.state === 'expired') return null
  if (intent.state === 'succeeded' || intent.resolution === 'returned') {
    return afterMoney(intent.since, now)
  }
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

function afterMoney(since: DateTime, now: DateTime): DateTime | null {
  if (now < since.plus({ days: PAID_DAILY_FOR_DAYS })) return now.plus({ days: 1 })
  return now < since.plus({ days: PAID_WATCHED_FOR_DAYS }) ? now.plus({ weeks: 1 }) : null
}

/** After a week without money an intent that nobody followed has expired. */
export function isPastWatching(createdAt: DateTime, now: DateTime): boolean {
  return now >= createdAt.plus({ days: WATCHED_FOR_DAYS })
}
