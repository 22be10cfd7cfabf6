import type { GatewayPayment, GatewayState } from '#gateways/payment_gateway'
import { Money } from '#domain/money/money'
import type PaymentIntent from '#models/payment_intent'

type Intent = Pick<
  PaymentIntent,
  'state' | 'gatewayOrderId' | 'publicId' | 'currency' | 'amountMinor'
>

/**
 * Why what the gateway reports is not the payment we asked for, or null when it is. Checked:
 * order id, reference, and amount and currency of the order and of each capture.
 */
export function mismatch(intent: Intent, state: GatewayState): string | null {
  const asked = Money.of(intent.currency, intent.amountMinor)
  if (intent.gatewayOrderId !== null && state.gatewayOrderId !== intent.gatewayOrderId) {
    return `order ${state.gatewayOrderId} is not ours`
  }
  if (state.reference !== null && state.reference !== intent.publicId) {
    return 'the order belongs to another payment'
  }
  if (state.orderAmount && !state.orderAmount.equals(asked)) {
    return `the order asks for ${state.orderAmount}, not ${asked}`
  }
  for (const payment of state.payments.filter(isMoney)) {
    if (!payment.amount) return `capture ${payment.gatewayPaymentId} has no readable amount`
    if (!payment.amount.equals(asked)) return `captured ${payment.amount}, asked ${asked}`
  }
  return null
}

export function isMoney(payment: GatewayPayment): boolean {
  return payment.status === 'captured'
}

/**
 * The state of an intent after the gateway said `state`. Money outweighs everything; what is
 * settled never goes back; without an answer an intent that was never shown to the payer, has
 * failed or is settled stays as it was, and one that may have been paid is unknown. `askedIn` is
 * the state when the gateway was asked: an answer that another one overtook meanwhile can add money
 * but not take the intent back.
 */
export function nextState(
  intent: Intent,
  state: GatewayState,
  askedIn: PaymentIntent['state']
): PaymentIntent['state'] {
  if (intent.state === 'succeeded' || intent.state === 'held') return intent.state
  const next = stateAfter(intent, state)
  const overtaken = intent.state !== askedIn && next !== 'succeeded' && next !== 'pending'
  return overtaken ? intent.state : next
}

function stateAfter(intent: Intent, state: GatewayState): PaymentIntent['state'] {
  switch (state.state) {
    case 'succeeded':
      return 'succeeded'
    case 'pending':
      return 'pending'
    case 'approved':
    case 'processing':
      return 'processing'
    case 'failed':
      return 'failed'
    case 'awaiting_payer':
      return afterNothingHappened(intent)
    case 'absent':
      return intent.gatewayOrderId === null ? afterNothingHappened(intent) : withoutAnswer(intent)
    case 'unknown':
      return withoutAnswer(intent)
  }
}

/** The payer has not paid: what was in doubt is resolved, what failed has still failed. */
function afterNothingHappened(intent: Intent): PaymentIntent['state'] {
  switch (intent.state) {
    case 'failed':
    case 'expired':
    case 'created':
      return intent.state
    default:
      return 'redirected'
  }
}

function withoutAnswer(intent: Intent): PaymentIntent['state'] {
  switch (intent.state) {
    case 'redirected':
    case 'processing':
      return 'unknown'
    default:
      return intent.state
  }
}
