import type { DateTime } from 'luxon'
import type { Money } from '#domain/money/money'

/**
 * The contract that every gateway keeps. The product talks to gateways through this file only;
 * a third gateway is one new file beside `razorpay.ts` and `paypal.ts`.
 *
 * Nothing here throws for what the network does: an answer that cannot be had or read is the value
 * `unknown`, which is never treated as "failed".
 */
export interface PaymentGateway {
  readonly name: GatewayName

  /** It takes what a payer approved by itself: money that we do not capture comes all the same. */
  readonly capturesAlone?: true

  /** Asked before the button shows: may this amount be charged here at all? Null means yes. */
  canCharge(amount: Money): Refusal | null

  /** Creates the gateway's order, or finds the one that an earlier, ambiguous call created. */
  open(intent: GatewayIntent): Promise<Checkout>

  /** The authoritative question: what does the gateway know about this intent right now? */
  inspect(intent: GatewayIntent): Promise<GatewayState>

  /** Takes money that the payer approved but that has not moved yet; answers like `inspect`. */
  capture(intent: GatewayIntent): Promise<GatewayState>

  /** Sends money back. Asked again with the same public id, it sends it once. */
  refund(refund: RefundRequest): Promise<RefundState>

  /** Verifies a webhook over its raw bytes. Any verified event means "go and look", no more. */
  readEvent(request: RawWebhook): Promise<VerifiedEvent | Rejected | Unverifiable>

  /** For gateways whose checkout is a script on a page of ours. */
  checkoutPage?(intent: GatewayIntent): CheckoutPage

  /** Whether what a browser brought back was signed by the gateway for this order. A hint. */
  verifyReturn?(gatewayOrderId: string, fields: Record<string, unknown>): boolean
}

export type GatewayName = 'razorpay' | 'paypal'

/**
 * Why a gateway cannot take an amount. `minimum`: the least it takes. `decimals`: how many
 * decimals it takes for the currency (the amount has more).
 */
export type Refusal =
  | { code: 'currency' }
  | { code: 'minimum'; minimum: Money }
  | { code: 'precision'; decimals: number }

/** What a gateway needs to know about one attempt to pay. */
export type GatewayIntent = {
  /** Our random public id; goes out as the reference and the idempotency key. */
  publicId: string
  /** Null until the gateway's order is known to us. */
  gatewayOrderId: string | null
  /** Whether an earlier `open` ended without a usable answer: an order may already be there. */
  openedBefore: boolean
  amount: Money
  /** 1 for the first attempt on these invoices; part of PayPal's unique `invoice_id`. */
  attempt: number
  invoiceNumbers: string[]
  description: string
  /** Absolute URLs the gateway sends the browser back to. */
  returnUrl: string
  cancelUrl: string
  /**
   * Whether something of it was to go back: then refunds are listed even when the payment says that
   * nothing did (one that failed is in the list only).
   */
  refundsAwaited?: boolean
  /**
   * What was to go back is not listed although it should be by now: money that is missing went
   * another way.
   */
  refundsOverdue?: boolean
  payer: { name: string; email: string | null; phone: string | null }
  companyName: string
}

export type Checkout =
  /** Continue on our own checkout page, which loads the gateway's script. */
  | { outcome: 'page'; gatewayOrderId: string }
  /** Continue on the gateway's site. */
  | { outcome: 'redirect'; gatewayOrderId: string; url: string }
  /** The gateway said no to this order; nothing was charged. */
  | { outcome: 'refused'; code: string; message: string }
  /** No usable answer. An order may exist, but nobody was asked for money yet: try again later. */
  | { outcome: 'unavailable'; reason: string }

/** Script, its options for the browser, and the hosts that the page's CSP has to allow. */
export type CheckoutPage = {
  scriptUrl: string
  options: Record<string, unknown>
  hosts: string[]
}

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

export type RefundRequest = {
  /** Our public id of the refund: the idempotency key at the gateway. */
  publicId: string
  gatewayPaymentId: string
  amount: Money
}

export type RefundState =
  | { state: 'processed' | 'pending' | 'failed'; gatewayRefundId: string; amount: Money | null }
  | { state: 'refused'; code: string; message: string }
  | { state: 'unknown'; reason: string }

export type RawWebhook = {
  body: Buffer
  /** Lower-case names. */
  headers: Record<string, string | undefined>
  receivedAt: DateTime
}

export type VerifiedEvent = {
  outcome: 'verified'
  eventId: string
  type: string
  /** Where to look; null for each that the event does not name. */
  gatewayOrderId: string | null
  gatewayPaymentId: string | null
  reference: string | null
}

export type Rejected = { outcome: 'rejected'; reason: string }

/** It cannot be told now (the certificate cannot be had): answer 503, the gateway tries again. */
export type Unverifiable = { outcome: 'unverifiable'; reason: string }

/** The state when there is no usable answer. */
export function unknownState(intent: GatewayIntent, reason: string): GatewayState {
  return {
    state: 'unknown',
    gatewayOrderId: intent.gatewayOrderId,
    orderAmount: null,
    reference: null,
    payments: [],
    failure: { code: 'no_answer', message: reason },
  }
}

/** The state when the gateway has no order for this intent. */
export function absentState(intent: GatewayIntent): GatewayState {
  return { ...unknownState(intent, ''), state: 'absent', failure: null }
}
