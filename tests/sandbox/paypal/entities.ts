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
  createTime: string
  updateTime: string
}
