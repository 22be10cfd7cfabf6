import type { DateTime } from 'luxon'
import type { GatewayPayment, GatewayState } from '#gateways/payment_gateway'
import { isForgottenByNow } from '#domain/ledger/intents/order_life'
import { Money } from '#domain/money/money'
import type PaymentIntent from '#models/payment_intent'

type Intent = Pick<
  PaymentIntent,
  'state' | 'gatewayOrderId' | 'publicId' | 'currency' | 'amountMinor'
>

/** What tells how long to believe that a missing order comes back. */
type History = Pick<PaymentIntent, 'gateway' | 'createdAt' | 'underWayAt' | 'absentSince'>

/** A gateway that says for so long that it has no such order is believed. */
const ABSENT_FOR = { hours: 24 }

/** Whether a capture is in the ledger already, by the gateway's id of it. */
type IsPosted = (gatewayPaymentId: string) => boolean

/**
 * Why what the gateway reports is not the payment we asked for, or null when it is. Checked: order
 * id, reference, and amount and currency of the order and of each capture. What is in the ledger
 * already was judged when it came, by us or by staff who took it as it was: it is not judged again,
 * and neither is its order, until money comes that is new.
 */
export function mismatch(
  intent: Intent,
  state: GatewayState,
  isPosted: IsPosted = () => false
): string | null {
  const stranger = whyNotOurs(intent, state)
  if (stranger !== null) return stranger

  const fresh = freshCaptures(state, isPosted)
  const isSettled = fresh.length === 0 && state.payments.some(isMoney)
  if (isSettled) return null
  return (
    wrongOrder(intent, state) ?? fresh.map((one) => wrongCapture(intent, one)).find(Boolean) ?? null
  )
}

/** Why the order that the gateway speaks of is another one than ours, or null when it is ours. */
export function whyNotOurs(intent: Intent, state: GatewayState): string | null {
  if (intent.gatewayOrderId !== null && state.gatewayOrderId !== intent.gatewayOrderId) {
    return `order ${state.gatewayOrderId} is not ours`
  }
  return state.reference !== null && state.reference !== intent.publicId
    ? 'the order belongs to another payment'
    : null
}

/** Captures that are not in the ledger. */
export function freshCaptures(state: GatewayState, isPosted: IsPosted): GatewayPayment[] {
  return state.payments.filter((one) => isMoney(one) && !isPosted(one.gatewayPaymentId))
}

/** Of the new captures those that are what we asked for, whatever else came on the same order. */
export function matchingCaptures(
  intent: Intent,
  state: GatewayState,
  isPosted: IsPosted
): GatewayPayment[] {
  if ((whyNotOurs(intent, state) ?? wrongOrder(intent, state)) !== null) return []
  return freshCaptures(state, isPosted).filter((one) => wrongCapture(intent, one) === null)
}

function wrongOrder(intent: Intent, { orderAmount }: GatewayState): string | null {
  const asked = Money.of(intent.currency, intent.amountMinor)
  return orderAmount && !orderAmount.equals(asked)
    ? `the order asks for ${orderAmount}, not ${asked}`
    : null
}

function wrongCapture(intent: Intent, { gatewayPaymentId, amount }: GatewayPayment): string | null {
  if (amount === null) return `capture ${gatewayPaymentId} has no readable amount`
  const asked = Money.of(intent.currency, intent.amountMinor)
  return amount.equals(asked) ? null : `captured ${amount} (${gatewayPaymentId}), asked ${asked}`
}

function isMoney(payment: GatewayPayment): boolean {
  return payment.status === 'captured'
}

/**
 * The state of an intent after the gateway said `state`. Money outweighs everything; what is
 * settled never goes back; without an answer an intent that was never shown to the payer, has
 * failed or is settled stays as it was, and one that may have been paid is unknown. `askedIn` is
 * the state when the gateway was asked: an answer that another one overtook meanwhile can add money
 * but not take the intent back. That the gateway has no such order is an answer: see afterAbsent.
 */
export function nextState(
  intent: Intent & History,
  state: GatewayState,
  askedIn: PaymentIntent['state'],
  now: DateTime
): PaymentIntent['state'] {
  if (intent.state === 'succeeded' || intent.state === 'held') return intent.state
  const next = stateAfter(intent, state, now)
  const overtaken = intent.state !== askedIn && next !== 'succeeded' && next !== 'pending'
  return overtaken ? intent.state : next
}

function stateAfter(
  intent: Intent & History,
  state: GatewayState,
  now: DateTime
): PaymentIntent['state'] {
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
      return intent.gatewayOrderId === null
        ? afterNothingHappened(intent)
        : afterAbsent(intent, now)
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

/**
 * The gateway had an order once and has none now. Nobody who never began to pay can have paid one
 * that lived out its time: it expired. Of any other it may be the gateway's error, so it is asked on,
 * but not for ever, because nobody could pay the invoice meanwhile. Late money still settles.
 */
function afterAbsent(intent: Intent & History, now: DateTime): PaymentIntent['state'] {
  const { state, gateway, createdAt, underWayAt, absentSince } = intent
  if (state === 'created' || state === 'failed' || state === 'expired') return state
  if (underWayAt === null && isForgottenByNow(gateway, createdAt, now)) return 'expired'
  const isGone = absentSince !== null && now >= absentSince.plus(ABSENT_FOR)
  return isGone ? 'failed' : withoutAnswer(intent)
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
