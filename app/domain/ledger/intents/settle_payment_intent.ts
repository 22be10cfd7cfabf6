import type { DateTime } from 'luxon'
import { claimCapture } from '#domain/ledger/intents/claim_capture'
import { NO_CHECKOUT, toGatewayIntent } from '#domain/ledger/intents/intent_facts'
import { loadIntent } from '#domain/ledger/intents/load_intent'
import { postState, type GatewayAnswer } from '#domain/ledger/intents/post_state'
import { isReserved } from '#domain/ledger/refunds/refundable'
import type { Actor } from '#domain/shared/actor'
import type { PaymentGateway } from '#gateways/payment_gateway'
import type PaymentIntent from '#models/payment_intent'

/**
 * The one road in. Browser return, webhook, reconciler and staff all end here, and each may come
 * at any time, together, and any number of times:
 *
 * 1. the gateway is asked what it knows (an event or a return is only a hint to go and look);
 * 2. what a payer approved is captured, if the order is ours and the invoices still ask for it; where
 *    the gateway takes it anyway, it is on its way whatever we think of it;
 * 3. in one transaction, under the locks, the answer is checked against the intent and posted.
 *
 * No lock is held while a gateway is asked. Answers the intent as it stands afterwards.
 */
export async function settlePaymentIntent(
  intentId: number,
  gateway: PaymentGateway,
  actor: Actor,
  now: DateTime
): Promise<PaymentIntent> {
  const intent = await loadIntent(intentId)
  intent.$extras.openedBefore = true
  const answer = await askGateway(intent, gateway, actor, now)
  await postState(intentId, answer, actor, now)
  return loadIntent(intentId)
}

async function askGateway(
  intent: PaymentIntent,
  gateway: PaymentGateway,
  actor: Actor,
  now: DateTime
): Promise<GatewayAnswer> {
  const refundsAwaited = intent.payments.some(({ refunds }) => refunds.some(isReserved))
  const facts = { ...toGatewayIntent(intent, NO_CHECKOUT), refundsAwaited }
  const state = await gateway.inspect(facts)
  if (state.state !== 'approved') return { state, askedIn: intent.state }

  const refusal = await claimCapture(intent.id, state, actor, now)
  if (refusal !== null && gateway.capturesAlone) {
    return { state: { ...state, state: 'processing', failure: refusal }, askedIn: intent.state }
  }
  if (refusal !== null) {
    return { state: { ...state, state: 'failed', failure: refusal }, askedIn: intent.state }
  }
  const captured = await gateway.capture({ ...facts, gatewayOrderId: state.gatewayOrderId })
  return { state: captured, askedIn: 'processing' }
}
