import { DateTime } from 'luxon'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'

/** How money came; `gateway` as the ledger names it. */
export type Method = {
  gateway: 'razorpay' | 'paypal' | 'bank_transfer'
  method: string
  detail: string
}

export const METHODS = {
  upi: { gateway: 'razorpay', method: 'upi', detail: 'UPI' },
  card: { gateway: 'razorpay', method: 'card', detail: 'card ending 4417' },
  netbanking: { gateway: 'razorpay', method: 'netbanking', detail: 'netbanking' },
  paypal: { gateway: 'paypal', method: 'paypal', detail: 'PayPal' },
  transfer: { gateway: 'bank_transfer', method: 'bank_transfer', detail: 'Bank transfer' },
} satisfies Record<string, Method>

/** What became of a document after it was issued. Days are counted back from today. */
export type Fate =
  | { is: 'open' }
  | { is: 'draft' }
  | { is: 'paid'; daysAgo: number; by: Method }
  | { is: 'part_paid'; daysAgo: number; by: Method; amountMinor: number }
  | { is: 'pending'; daysAgo: number; gateway: 'razorpay' | 'paypal' }
  /** The client told of a bank transfer that staff have not seen yet. */
  | { is: 'reported'; daysAgo: number; reference: string }
  /** All of it went back, and a credit note says that nothing is owed. */
  | { is: 'refunded'; paidDaysAgo: number; daysAgo: number; note: InvoiceDraft; by: Method }
  | { is: 'void'; daysAgo: number; reason: string; replacedBy: string | null }
  /** A credit note for some of it, then the rest is paid. */
  | { is: 'credited'; daysAgo: number; note: InvoiceDraft; paidDaysAgo: number; by: Method }

export type DemoDocument = { draft: InvoiceDraft; issuedDaysAgo: number; fate: Fate }

/** `today` is YYYY-MM-DD; so is the answer. */
export function dayBefore(today: string, days: number): string {
  return DateTime.fromISO(today, { zone: 'utc' }).minus({ days }).toFormat('yyyy-MM-dd')
}
