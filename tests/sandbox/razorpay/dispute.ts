import { decimal, exponentOf } from '#tests/sandbox/control/iso_4217'
import { razorpayId } from '#tests/sandbox/ids'
import type {
  DisputeEvidence,
  RazorpayDispute,
  RazorpayPayment,
} from '#tests/sandbox/razorpay/entities'
import { announce } from '#tests/sandbox/razorpay/events'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

export interface DisputeRequest {
  /** Subunits; all that is left of the payment by default. */
  amount?: number
  /** The bank's code for why. */
  reason?: string
  phase?: RazorpayDispute['phase']
}

export const DISPUTE_TURNS = ['under_review', 'action_required', 'won', 'lost', 'closed'] as const
export type DisputeTurn = (typeof DISPUTE_TURNS)[number]

const DAYS_TO_RESPOND = 7
const DAY_SECONDS = 86_400

/** What of a payment is still the merchant's: not refunded, not lost, not under dispute. */
export function undisputed(world: RazorpayWorld, payment: RazorpayPayment): number {
  const disputed = world
    .disputesOf(payment.id)
    .filter(({ status }) => status !== 'won' && status !== 'closed')
    .reduce((sum, { amount }) => sum + amount, 0)
  return payment.amount - payment.amount_refunded - disputed
}

export function isUnderDispute(world: RazorpayWorld, payment: RazorpayPayment): boolean {
  return world
    .disputesOf(payment.id)
    .some(({ status, phase }) => phase !== 'fraud' && isOpen({ status }))
}

/** The payer's bank contests a captured payment. Null when there is not so much left to contest. */
export function openDispute(
  world: RazorpayWorld,
  payment: RazorpayPayment,
  { amount, reason = 'goods_or_services_not_received', phase = 'chargeback' }: DisputeRequest = {}
): RazorpayDispute | null {
  const left = undisputed(world, payment)
  const contested = amount ?? left
  if (!payment.captured || contested < 1 || contested > left) return null
  const now = world.clock.seconds()
  const dispute: RazorpayDispute = {
    id: razorpayId('disp'),
    entity: 'dispute',
    payment_id: payment.id,
    amount: contested,
    currency: payment.currency,
    amount_deducted: 0,
    reason_code: reason,
    reason_description: reason.replaceAll('_', ' '),
    respond_by: now + DAYS_TO_RESPOND * DAY_SECONDS,
    status: 'open',
    phase,
    created_at: now,
    evidence: { ...NO_EVIDENCE, amount: contested },
  }
  world.disputes.set(dispute.id, dispute)
  announce(world, 'payment.dispute.created', { payment, dispute })
  return dispute
}

/** The bank takes the next step; false when the dispute is over. A lost one costs its amount. */
export function turnDispute(
  world: RazorpayWorld,
  dispute: RazorpayDispute,
  turn: DisputeTurn
): boolean {
  const payment = world.payments.get(dispute.payment_id)
  if (!payment || !isOpen(dispute)) return false
  if (turn === 'under_review') {
    dispute.evidence.summary = 'The service was delivered.'
    dispute.evidence.submitted_at = world.clock.seconds()
  }
  dispute.status = turn === 'action_required' ? 'open' : turn
  if (turn === 'lost') deduct(world, payment, dispute)
  announce(world, `payment.dispute.${turn}`, { payment, dispute })
  return true
}

function isOpen({ status }: Pick<RazorpayDispute, 'status'>): boolean {
  return status === 'open' || status === 'under_review'
}

/** The payment itself stays as it is: only the dispute tells that its money is gone. */
function deduct(world: RazorpayWorld, payment: RazorpayPayment, dispute: RazorpayDispute): void {
  dispute.amount_deducted = dispute.amount
  world.ledger.record({
    gateway: 'razorpay',
    kind: 'dispute',
    id: dispute.id,
    paymentId: payment.id,
    orderId: payment.order_id,
    currency: dispute.currency,
    value: decimal(dispute.amount, exponentOf(dispute.currency)),
    at: world.clock.iso(),
  })
}

const NO_EVIDENCE: Omit<DisputeEvidence, 'amount'> = {
  summary: null,
  shipping_proof: null,
  billing_proof: null,
  cancellation_proof: null,
  customer_communication: null,
  proof_of_service: null,
  explanation_letter: null,
  refund_confirmation: null,
  access_activity_log: null,
  refund_cancellation_policy: null,
  term_and_conditions: null,
  others: null,
  submitted_at: null,
}
