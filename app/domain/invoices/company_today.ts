import type { DateTime } from 'luxon'

/** Today's date, YYYY-MM-DD, where the company is: invoices turn overdue at its midnight. */
export function companyToday(now: DateTime, timeZone: string): string {
  return now.setZone(timeZone).toFormat('yyyy-MM-dd')
}
