import type { DateTime } from 'luxon'
import type Refund from '#models/refund'

/** Minutes after the refund was asked for; later every hour. */
const FIRST_CHECKS = [1, 5, 15]
const HOURLY_FOR_DAYS = 7

/**
 * When to look after a refund again, or null when it is decided. After 1, 5 and 15 minutes, then
 * hourly for a week, then daily until the gateway has decided: banks take up to ten working days.
 * Without an answer: every minute in the first hour.
 */
export function nextRefundCheckAt(
  state: Refund['state'],
  createdAt: DateTime,
  now: DateTime
): DateTime | null {
  if (state === 'done' || state === 'failed') return null
  if (now >= createdAt.plus({ days: HOURLY_FOR_DAYS })) return now.plus({ days: 1 })
  if (state === 'unknown' && now < createdAt.plus({ hours: 1 })) return now.plus({ minutes: 1 })
  const first = FIRST_CHECKS.map((minutes) => createdAt.plus({ minutes })).find((at) => at > now)
  return first ?? now.plus({ hours: 1 })
}
