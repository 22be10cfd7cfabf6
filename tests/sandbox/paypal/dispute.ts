import { decimal, scaled } from '#tests/sandbox/control/iso_4217'
import { digits } from '#tests/sandbox/ids'
import type {
  DisputeOutcome,
  DisputeReason,
  PaypalCapture,
  PaypalDispute,
} from '#tests/sandbox/paypal/entities'
import { announce } from '#tests/sandbox/paypal/events'
import { paypalExponent, type PaypalMoney } from '#tests/sandbox/paypal/money'
import { reverseCapture } from '#tests/sandbox/paypal/refund'
import { wholeDispute } from '#tests/sandbox/paypal/represent_dispute'
import { unitsLeft } from '#tests/sandbox/paypal/units_left'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

export interface DisputeRequest {
  /** All that is left of the capture by default. */
  amount?: PaypalMoney
  reason?: DisputeReason
  /** EXTERNAL is a chargeback; INTERNAL, a case opened with PayPal, is the default. */
  channel?: PaypalDispute['channel']
}

const DAYS_TO_RESPOND = 10
const DAY_MS = 86_400_000

/** The payer contests a capture. Null when there is not so much left to contest. */
export function openDispute(
  world: PaypalWorld,
  capture: PaypalCapture,
  {
    amount,
    reason = 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    channel = 'INTERNAL',
  }: DisputeRequest = {}
): PaypalDispute | null {
  const { currency_code } = capture.amount
  const exponent = paypalExponent(currency_code)
  const left = unitsLeft(world, capture)
  const units = amount ? scaled(amount.value, exponent) : left
  const paid = capture.status === 'COMPLETED' || capture.status === 'PARTIALLY_REFUNDED'
  if (!paid || units < 1 || units > left) return null
  if (amount && amount.currency_code !== currency_code) return null
  const dispute: PaypalDispute = {
    id: `PP-R-${digits(3)}-${digits(8)}`,
    captureId: capture.id,
    amount: { currency_code, value: decimal(units, exponent) },
    reason,
    status: 'WAITING_FOR_SELLER_RESPONSE',
    channel,
    outcome: null,
    isReversed: false,
    respondBy: new Date(world.clock.now() + DAYS_TO_RESPOND * DAY_MS).toISOString(),
    createTime: new Date(world.clock.now()).toISOString(),
    updateTime: new Date(world.clock.now()).toISOString(),
  }
  world.disputes.set(dispute.id, dispute)
  announce(world, 'CUSTOMER.DISPUTE.CREATED', 'dispute', wholeDispute(world, dispute))
  return dispute
}

/** PayPal looks into it; false when the dispute is resolved already. */
export function reviewDispute(world: PaypalWorld, dispute: PaypalDispute): boolean {
  if (dispute.status === 'RESOLVED') return false
  dispute.status = 'UNDER_REVIEW'
  dispute.updateTime = new Date(world.clock.now()).toISOString()
  announce(world, 'CUSTOMER.DISPUTE.UPDATED', 'dispute', wholeDispute(world, dispute))
  return true
}

/**
 * Ends a dispute; false when it is resolved already. Only the payer's win costs the merchant: then
 * the money leaves once, and shows as a reversal of the capture too when `reverses` says so.
 */
export function resolveDispute(
  world: PaypalWorld,
  dispute: PaypalDispute,
  outcome: DisputeOutcome,
  reverses = false
): boolean {
  const capture = world.captures.get(dispute.captureId)
  if (dispute.status === 'RESOLVED' || !capture) return false
  dispute.status = 'RESOLVED'
  dispute.outcome = outcome
  dispute.updateTime = new Date(world.clock.now()).toISOString()
  const lost = outcome === 'RESOLVED_BUYER_FAVOUR'
  dispute.isReversed = lost && reverses
  if (dispute.isReversed) reverseCapture(world, capture, dispute.amount)
  else if (lost) recordLoss(world, dispute, capture.orderId)
  announce(world, 'CUSTOMER.DISPUTE.RESOLVED', 'dispute', wholeDispute(world, dispute))
  return true
}

function recordLoss(world: PaypalWorld, dispute: PaypalDispute, orderId: string): void {
  world.ledger.record({
    gateway: 'paypal',
    kind: 'dispute',
    id: dispute.id,
    paymentId: dispute.captureId,
    orderId,
    currency: dispute.amount.currency_code,
    value: dispute.amount.value,
    at: world.clock.iso(),
  })
}
