import type { DateTime } from 'luxon'
import type { Money } from '#domain/money/money'

/*
 * What a gateway knows about an intent, in words that both share. A part of the contract: other rooms
 * have it from `payment_gateway.ts`.
 */

export type GatewayStateName =
  /** The order is there; the payer has not done anything yet. */
  | 'awaiting_payer'
  /** The payer agreed; the money waits for `capture`. */
  | 'approved'
  /** The payer or the gateway is in the middle of it. */
  | 'processing'
  /** Accepted, but the money has not moved (eCheck, review). Not paid. */
  | 'pending'
  | 'succeeded'
  | 'failed'
  /** The gateway has no such order (or never got ours). */
  | 'absent'
  /** No answer, or none that can be read. */
  | 'unknown'

export type GatewayState = {
  state: GatewayStateName
  gatewayOrderId: string | null
  /** What the gateway's order asks for; null when unknown or unreadable. */
  orderAmount: Money | null
  /** Our public id as the gateway keeps it on the order; null when it has none. */
  reference: string | null
  payments: GatewayPayment[]
  failure: { code: string; message: string } | null
  /** When the payer approved; left out when that is not known. */
  approvedAt?: DateTime | null
}

export type GatewayPayment = {
  gatewayPaymentId: string
  /** Null when the gateway's figure is no amount of its currency: never credited. */
  amount: Money | null
  status: 'created' | 'authorized' | 'pending' | 'captured' | 'failed'
  method: string
  /** "UPI", "card ending 4417", "PayPal": for people. */
  methodDetail: string
  capturedAt: DateTime | null
  pendingReason: string | null
  refunds: GatewayRefund[]
  /** False when the refunds could not be listed: then `refunds` says nothing about them. */
  refundsComplete: boolean
  disputes: GatewayDispute[]
  /** False when the disputes could not be listed: then `disputes` says nothing about them. */
  disputesComplete: boolean
  /** These keys may not read disputes: asking again soon brings nothing. */
  disputesForbidden?: boolean
}

export type GatewayRefund = {
  gatewayRefundId: string
  /** A reversal was taken back by the gateway or the payer's bank, without anybody of ours. */
  kind: 'refund' | 'reversal'
  /** Our refund's public id as the gateway keeps it; null when we did not ask for this one. */
  reference: string | null
  amount: Money | null
  status: 'pending' | 'processed' | 'failed'
  createdAt: DateTime | null
}

/** The payer contests the payment. Lost: the money went back. */
export type GatewayDispute = {
  gatewayDisputeId: string
  amount: Money | null
  status: 'open' | 'won' | 'lost'
  /** In the gateway's words, for staff. */
  reason: string | null
  respondBy: DateTime | null
  createdAt: DateTime | null
}

type Ordered = { gatewayOrderId: string | null }

/** The state when there is no usable answer. */
export function unknownState({ gatewayOrderId }: Ordered, reason: string): GatewayState {
  return {
    state: 'unknown',
    gatewayOrderId,
    orderAmount: null,
    reference: null,
    payments: [],
    failure: { code: 'no_answer', message: reason },
  }
}

/** The state when the gateway has no order for this intent. */
export function absentState(intent: Ordered): GatewayState {
  return { ...unknownState(intent, ''), state: 'absent', failure: null }
}
