import type { JsonObject } from '#tests/sandbox/http/exchange'
import type { PaypalMoney } from '#tests/sandbox/paypal/money'

export const APPROVE_OUTCOMES = [
  'approve',
  'cancel',
  /** Approved, but the capture is refused with 422 INSTRUMENT_DECLINED; the payer may try again. */
  'insufficient_funds',
  /** Approved and captured, but the money is pending (eCheck). */
  'pending',
  /** Approved and the order completes, but the capture itself is DECLINED. */
  'declined',
  /** The capture is refused with 422 PAYER_ACTION_REQUIRED. */
  'payer_action_required',
] as const

export type ApproveOutcome = (typeof APPROVE_OUTCOMES)[number]

export interface PurchaseUnit {
  reference_id: string
  amount: PaypalMoney & { breakdown?: JsonObject }
  payee: { email_address: string; merchant_id: string }
  description?: string
  custom_id?: string
  invoice_id?: string
  soft_descriptor?: string
  items?: unknown[]
  shipping?: unknown
}

export interface PaypalOrder {
  id: string
  intent: 'CAPTURE'
  status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED' | 'VOIDED'
  purchaseUnits: PurchaseUnit[]
  captureIds: string[]
  returnUrl: string | null
  cancelUrl: string | null
  brandName: string | null
  /** Asked for with `payment_source.paypal`: the payer's link is then `payer-action`. */
  withPaymentSource: boolean
  payerId: string
  outcome: ApproveOutcome | null
  /** Takes this instead of the order's amount: a gateway that errs, for the portal to catch. */
  captureInstead: PaypalMoney | null
  createTime: string
  updateTime: string
}

export interface PaypalCapture {
  id: string
  orderId: string
  status: 'COMPLETED' | 'PENDING' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'REFUNDED' | 'FAILED'
  reason: 'ECHECK' | null
  amount: PaypalMoney
  invoiceId?: string
  customId?: string
  referenceId: string
  refundedUnits: number
  createTime: string
  updateTime: string
}

export interface PaypalRefund {
  id: string
  captureId: string
  status: 'COMPLETED' | 'PENDING' | 'FAILED'
  amount: PaypalMoney
  invoiceId?: string
  customId?: string
  note?: string
  /** Taken back by PayPal or the payer's bank; on the wire it looks like any other refund. */
  isReversal: boolean
  createTime: string
  updateTime: string
}

export const DISPUTE_CHANNELS = ['INTERNAL', 'EXTERNAL'] as const

export interface PaypalDispute {
  id: string
  captureId: string
  amount: PaypalMoney
  reason: DisputeReason
  status: 'OPEN' | 'WAITING_FOR_SELLER_RESPONSE' | 'UNDER_REVIEW' | 'RESOLVED'
  /** INTERNAL is opened with PayPal; EXTERNAL is a chargeback of the payer's bank. */
  channel: (typeof DISPUTE_CHANNELS)[number]
  outcome: DisputeOutcome | null
  /** Its loss shows as a reversal of the capture as well; the money leaves once. */
  isReversed: boolean
  respondBy: string
  createTime: string
  updateTime: string
}

export type DisputeOutcome =
  | 'RESOLVED_BUYER_FAVOUR'
  | 'RESOLVED_SELLER_FAVOUR'
  /** PayPal paid the payer itself: the merchant keeps the money. */
  | 'RESOLVED_WITH_PAYOUT'
  | 'CANCELED_BY_BUYER'

export const DISPUTE_REASONS = [
  'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED',
  'UNAUTHORISED',
  'CREDIT_NOT_PROCESSED',
  'DUPLICATE_TRANSACTION',
  'INCORRECT_AMOUNT',
  'PAYMENT_BY_OTHER_MEANS',
  'OTHER',
] as const

export type DisputeReason = (typeof DISPUTE_REASONS)[number]
