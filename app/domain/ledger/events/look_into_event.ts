import type { DateTime } from 'luxon'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import type { PaymentGateway } from '#gateways/payment_gateway'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'

/**
 * Looks into what verified events of one gateway about one payment are about. Their payload is an old
 * snapshot, so nothing of it is believed but where to look: the gateway says what is true now, so
 * that any order and any number of times gives the same. Events about nothing of ours are kept, and
 * say so. Answers what came of it.
 */
export async function lookInto(
  events: GatewayEvent[],
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): Promise<string> {
  const gateway = findGateway(events[0].gateway)
  const intent = await findIntentOf(events)
  if (!gateway || !intent) {
    return close(events, gateway ? 'no payment of ours' : 'gateway is off', now)
  }
  const actor: Actor = {
    type: 'gateway',
    id: gateway.name,
    role: null,
    clientId: null,
    requestId: null,
    sessionHash: null,
    personal: null,
  }
  const settled = await settlePaymentIntent(intent.id, gateway, actor, now)
  return close(events, settled.state, now)
}

async function findIntentOf(events: GatewayEvent[]): Promise<PaymentIntent | null> {
  for (const event of events) {
    const intent = await findIntent(event)
    if (intent) return intent
  }
  return null
}

async function findIntent(event: GatewayEvent): Promise<PaymentIntent | null> {
  const { gateway, gatewayOrderId, gatewayPaymentId, reference } = event
  const own = () => PaymentIntent.query().where('gateway', gateway)
  const byOrder = gatewayOrderId && (await own().where('gateway_order_id', gatewayOrderId).first())
  if (byOrder) return byOrder

  const byReference = reference && (await own().where('public_id', reference).first())
  if (byReference) return byReference

  const payment =
    gatewayPaymentId &&
    (await Payment.query()
      .where('gateway', gateway)
      .where('gateway_payment_id', gatewayPaymentId)
      .whereNotNull('intent_id')
      .first())
  return payment ? PaymentIntent.find(payment.intentId) : null
}

async function close(events: GatewayEvent[], outcome: string, now: DateTime): Promise<string> {
  await GatewayEvent.query()
    .whereIn(
      'id',
      events.map((event) => event.id)
    )
    .update({
      processed_at: iso(now),
      next_try_at: null,
      last_error: null,
      outcome: outcome.slice(0, 200),
    })
  return outcome
}
