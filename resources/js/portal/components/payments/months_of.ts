import { addMoney } from '~shared/format/money'
import type { Money, PaymentRow } from '~shared/wire'

export type Month = {
  key: string
  first: PaymentRow['on']
  rows: PaymentRow[]
  /** Received less refunded, one sum per currency. */
  net: Money[]
  pending: Money[]
  refunded: boolean
  /** The oldest loaded month may go on below: its sums would be wrong. */
  complete: boolean
}

/** Payments by month, newest first, with what the month came to. */
export function monthsOf(rows: PaymentRow[], hasOlder: boolean): Month[] {
  const months: Month[] = []
  for (const row of rows) {
    const key = row.on.slice(0, 7)
    let month = months.at(-1)
    if (month?.key !== key) {
      month = {
        key,
        first: row.on,
        rows: [],
        net: [],
        pending: [],
        refunded: false,
        complete: true,
      }
      months.push(month)
    }
    month.rows.push(row)
    if (row.state === 'pending') addTo(month.pending, row.amount)
    else if (row.state !== 'refund_pending') addTo(month.net, row.amount)
    month.refunded ||= row.state === 'refunded'
  }
  const oldest = months.at(-1)
  if (oldest && hasOlder) oldest.complete = false
  return months
}

function addTo(sums: Money[], amount: Money) {
  const index = sums.findIndex((sum) => sum.currency === amount.currency)
  const known = sums[index]
  if (known) sums[index] = addMoney(known, amount)
  else sums.push(amount)
}
