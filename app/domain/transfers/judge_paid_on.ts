import { DateTime } from 'luxon'
import { companyToday } from '#domain/invoices/company_today'
import type { Refused } from '#domain/shared/result'
import { refused } from '#domain/shared/result'

/** Older money is not looked up by a report: somebody has to talk about it. */
const OLDEST = { years: 2 }

export type PaidOnRefused = Refused<'paid_in_future' | 'paid_too_long_ago'>

/** Whether money can have been paid on that day (YYYY-MM-DD) of the company's calendar. */
export function judgePaidOn(day: string, timeZone: string, now: DateTime): PaidOnRefused | null {
  const today = companyToday(now, timeZone)
  if (day > today) return refused('paid_in_future')
  const oldest = DateTime.fromISO(today, { zone: 'utc' }).minus(OLDEST).toFormat('yyyy-MM-dd')
  return day < oldest ? refused('paid_too_long_ago') : null
}
