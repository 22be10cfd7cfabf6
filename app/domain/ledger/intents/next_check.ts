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

/** Razorpay's orders can be paid for ever: one that was given up is looked at for a month. */
const GIVEN_UP_WATCHED_FOR_DAYS = 30

export type Watched = Pick<PaymentIntent, 'state' | 'createdAt'> & {
  gateway?: PaymentIntent['gateway']
  resolution?: PaymentIntent['resolution']
  /** A dispute of its money is open, or a refund undecided. */
  isContested?: boolean
  /** When it came into its state. */
  since: DateTime
}

/**
 * When to ask the gateway about an intent again, or null when never: after 1, 5 and 15 minutes,
 * then hourly for 7 days. While it is unknown: every minute in the first hour, then hourly until
 * the gateway answers, however long that takes. With money in the ledger: daily for 30 days, then
 * weekly until 180 days; daily for as long as a dispute is open or a refund undecided. Given up, with
 * Razorpay: daily until day 30.
 */
export function nextCheckAt(intent: Watched, now: DateTime): DateTime | null {
  // Staff have to decide.
  if (intent.state === 'held') return null
  if (intent.state === 'succeeded' || intent.resolution === 'returned') {
    return afterMoney(intent, now)
  }
  if (intent.state === 'expired') return afterGivingUp(intent, now)
  if (intent.state === 'unknown') {
    const minutes = now.diff(intent.since, 'minutes').minutes
    return now.plus(minutes < 60 ? { minutes: 1 } : { hours: 1 })
  }
  if (isPastWatching(intent.createdAt, now)) {
    // An eCheck or a review can take longer than a week.
    return intent.state === 'pending' || intent.state === 'processing'
      ? now.plus({ hours: 24 })
      : afterGivingUp(intent, now)
  }
  const next = FIRST_CHECKS.map((minutes) => intent.createdAt.plus({ minutes })).find(
    (time) => time > now
  )
  return next ?? now.plus({ hours: 1 })
}

function afterGivingUp({ gateway, createdAt }: Watched, now: DateTime): DateTime | null {
  const isPayable = gateway === 'razorpay'
  return isPayable && now < createdAt.plus({ days: GIVEN_UP_WATCHED_FOR_DAYS })
    ? now.plus({ days: 1 })
    : null
}

function afterMoney({ since, isContested }: Watched, now: DateTime): DateTime | null {
  const isDaily = isContested === true || now < since.plus({ days: PAID_DAILY_FOR_DAYS })
  if (isDaily) return now.plus({ days: 1 })
  return now < since.plus({ days: PAID_WATCHED_FOR_DAYS }) ? now.plus({ weeks: 1 }) : null
}

/** After a week without money an intent that nobody followed has expired. */
export function isPastWatching(createdAt: DateTime, now: DateTime): boolean {
  return now >= createdAt.plus({ days: WATCHED_FOR_DAYS })
}
