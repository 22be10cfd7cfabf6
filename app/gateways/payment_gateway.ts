import type { DateTime } from 'luxon'
import type { Money } from '#domain/money/money'
import type { GatewayState } from '#gateways/gateway_state'

export { absentState, unknownState } from '#gateways/gateway_state'
export type {
  GatewayDispute,
  GatewayPayment,
  GatewayRefund,
  GatewayState,
  GatewayStateName,
} from '#gateways/gateway_state'

/**
 * The contract that every gateway keeps. The product talks to gateways through this file only (what
 * they answer about an intent is in `gateway_state.ts`); a third gateway is one new file beside
 * `razorpay.ts` and `paypal.ts`.
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
