import { DateTime } from 'luxon'

export type StatusName = 'draft' | 'paid' | 'due' | 'overdue' | 'pending' | 'refunded' | 'void'

export type InvoiceStatus = {
  name: StatusName
  /** An addition to due and overdue: something was paid, something is left. */
  partlyPaid: boolean
  /** Due: days until the due date, 0 today. Overdue: days since it. Otherwise null. */
  days: number | null
  /** YYYY-MM-DD of the payment, refund or voiding that explains the status. */
  on: string | null
}

type Facts = {
  state: 'draft' | 'issued' | 'void'
  dueOn: string | null
  balanceMinor: number
  paidMinor: number
  creditedMinor: number
  refundedMinor: number
  pendingMinor: number
  settledOn: string | null
  voidedAt: DateTime | string | null
}

/**
 * The one status of an invoice, by precedence: void, draft, refunded, paid, payment pending,
 * overdue, due. Derived from the ledger, never typed in. `today` is YYYY-MM-DD in `timeZone`, the
 * company's (IANA): what happens in its evening belongs to its day.
 */
export function invoiceStatus(invoice: Facts, today: string, timeZone: string): InvoiceStatus {
  const plain = (name: StatusName, on: string | null = null): InvoiceStatus => ({
    name,
    partlyPaid: false,
    days: null,
    on,
  })

  if (invoice.state === 'void') return plain('void', calendarDate(invoice.voidedAt, timeZone))
  if (invoice.state === 'draft') return plain('draft')

  if (invoice.balanceMinor === 0) {
    const allWentBack = invoice.refundedMinor > 0 && invoice.paidMinor === 0
    return plain(allWentBack ? 'refunded' : 'paid', invoice.settledOn)
  }

  if (invoice.pendingMinor >= invoice.balanceMinor) return plain('pending')

  const partlyPaid = invoice.paidMinor + invoice.creditedMinor > 0
  if (invoice.dueOn === null) return { name: 'due', partlyPaid, days: null, on: null }

  const days = daysBetween(today, invoice.dueOn)
  return days < 0
    ? { name: 'overdue', partlyPaid, days: -days, on: null }
    : { name: 'due', partlyPaid, days, on: null }
}

const DAY_MS = 86_400_000

/**
 * Whole days from one calendar date (YYYY-MM-DD) to another; negative when `to` is earlier. Plain
 * arithmetic: a list asks for every row, and such dates are midnights in UTC, where days are even.
 */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

function calendarDate(moment: DateTime | string | null, timeZone: string): string | null {
  const instant = typeof moment === 'string' ? DateTime.fromISO(moment) : moment
  return instant?.setZone(timeZone).toISODate() ?? null
}
