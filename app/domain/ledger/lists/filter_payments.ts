import { DateTime } from 'luxon'
import { iso } from '#domain/shared/iso'
import { searchPayments } from '#domain/ledger/lists/search_payments'
import Payment from '#models/payment'

export type PaymentFilter = {
  /** Public id of a client. */
  client?: string
  gateway?: Payment['gateway']
  /** Days (YYYY-MM-DD) of `timeZone`, both included. */
  from?: string
  to?: string
  state?: 'received' | 'partly_refunded' | 'refunded' | 'disputed' | 'unapplied'
  /** ISO 4217. */
  currency?: string
  /** The beginning of a receipt's number or of a reference, or part of the client's name. */
  q?: string
  /** Exactly as it stands on the receipt. */
  receiptNumber?: string
  /** IANA zone of the company. */
  timeZone: string
}

/** Payments of all clients, narrowed, with what a list of staff shows of each. */
export function filterPayments(filter: PaymentFilter) {
  const { client, gateway, currency, q, from, to, state, receiptNumber, timeZone } = filter
  const query = Payment.query().preload('ofClient').preload('recordedBy').preload('disputes')
  if (client) query.whereHas('ofClient', (clients) => clients.where('public_id', client))
  if (gateway) query.where('gateway', gateway)
  if (currency) query.where('currency', currency)
  if (q) query.whereIn('id', searchPayments(q))
  if (receiptNumber) query.where('receipt_number', receiptNumber)
  if (from) query.where('paid_at', '>=', iso(day(from, timeZone)))
  if (to) query.where('paid_at', '<', iso(day(to, timeZone).plus({ days: 1 })))

  const openDispute = (disputes: { where(column: string, value: string): unknown }) =>
    void disputes.where('state', 'open')
  switch (state) {
    case 'received':
      query.where('refunded_minor', 0).whereDoesntHave('disputes', openDispute)
      break
    case 'partly_refunded':
      query.where('refunded_minor', '>', 0).whereColumn('refunded_minor', '<', 'amount_minor')
      query.whereDoesntHave('disputes', openDispute)
      break
    case 'refunded':
      query.whereColumn('refunded_minor', 'amount_minor').whereDoesntHave('disputes', openDispute)
      break
    case 'disputed':
      query.whereHas('disputes', openDispute)
      break
    case 'unapplied':
      query.where('unapplied_minor', '>', 0)
  }
  return query
}

function day(text: string, zone: string): DateTime {
  return DateTime.fromISO(text, { zone }).startOf('day')
}
