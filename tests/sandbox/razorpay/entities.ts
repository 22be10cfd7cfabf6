/** The wire shapes of Razorpay's API v1 (its reference, "Entity" pages). Amounts are subunits. */

export type Notes = Record<string, string | number | boolean>

export interface RazorpayOrder {
  id: string
  entity: 'order'
  amount: number
  amount_paid: number
  amount_due: number
  currency: string
  receipt: string | null
  offer_id: null
  status: 'created' | 'attempted' | 'paid'
  attempts: number
  /** An empty list stands for no notes: that is how the real one encodes it. */
  notes: Notes | []
  created_at: number
}

export interface RazorpayCard {
  id: string
  entity: 'card'
  name: string
  last4: string
  network: string
  type: string
  issuer: null
  international: boolean
  emi: boolean
  sub_type: string
}

export interface RazorpayPayment {
  id: string
  entity: 'payment'
  amount: number
  currency: string
  base_amount: number
  status: 'created' | 'authorized' | 'captured' | 'refunded' | 'failed'
  order_id: string
  invoice_id: null
  international: boolean
  method: 'upi' | 'card' | 'netbanking'
  amount_refunded: number
  refund_status: null | 'partial' | 'full'
  captured: boolean
  description: string | null
  card_id: string | null
  card?: RazorpayCard
  bank: string | null
  wallet: null
  vpa: string | null
  upi?: { vpa: string; payer_account_type: string; flow: string }
  email: string
  contact: string
  notes: Notes | []
  fee: number | null
  tax: number | null
  error_code: string | null
  error_description: string | null
  error_source: string | null
  error_step: string | null
  error_reason: string | null
  acquirer_data: Record<string, string | null>
  created_at: number
}

export interface RazorpayRefund {
  id: string
  entity: 'refund'
  amount: number
  currency: string
  payment_id: string
  notes: Notes | []
  receipt: string | null
  acquirer_data: { arn: string | null }
  created_at: number
  batch_id: null
  status: 'pending' | 'processed' | 'failed'
  speed_processed: 'normal'
  speed_requested: 'normal'
}

export const DISPUTE_PHASES = [
  'fraud',
  'retrieval',
  'chargeback',
  'pre_arbitration',
  'arbitration',
] as const

export interface RazorpayDispute {
  id: string
  entity: 'dispute'
  payment_id: string
  amount: number
  currency: string
  /** 0 until the dispute is lost. */
  amount_deducted: number
  reason_code: string
  reason_description: string
  /** Seconds since 1970, as all times here. */
  respond_by: number
  status: 'open' | 'under_review' | 'won' | 'lost' | 'closed'
  phase: (typeof DISPUTE_PHASES)[number]
  created_at: number
  evidence: DisputeEvidence
}

/** What the merchant handed in: lists of document ids, null for each kind that is missing. */
export interface DisputeEvidence {
  amount: number
  summary: string | null
  shipping_proof: null
  billing_proof: null
  cancellation_proof: null
  customer_communication: null
  proof_of_service: null
  explanation_letter: null
  refund_confirmation: null
  access_activity_log: null
  refund_cancellation_policy: null
  term_and_conditions: null
  others: null
  submitted_at: number | null
}
