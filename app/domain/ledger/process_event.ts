import type { DateTime } from 'luxon'
import { settlePaymentIntent } from '#domain/ledger/settle_payment_intent'
import type { Actor } from '#domain/shared/actor'
import { oneAtATime } from '#domain/shared/one_at_a_time'
import type { PaymentGateway } from '#gateways/payment_gateway'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'

/**
 * Looks into a stored event, unless somebody did already: a job may run twice. A gateway sends
 * several events about one payment in a burst. Those of the same order that wait by now are answered
 * with this one, because the gateway is asked after they came.
 */
export async function processEvent(
  { eventRowId }: { eventRowId: number },
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): Promise<void> {
  const event = await GatewayEvent.findOrFail(eventRowId)
  const { gateway, gatewayOrderId } = event
  if (gatewayOrderId === null) return process(event, findGateway, now)
  await oneAtATime(`${gateway} ${gatewayOrderId}`, async () => {
    await process(await event.refresh(), findGateway, now)
  })
}

async function process(
  event: GatewayEvent,
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): Promise<void> {
  if (event.processedAt !== null) return
  const companions = await waitingWith(event)
  const outcome = await lookInto(event, findGateway, now)
  if (companions.length === 0) return
  await GatewayEvent.query()
    .whereIn('id', companions)
    .whereNull('processed_at')
    .update({ processed_at: now.toUTC().toISO(), outcome: outcome.slice(0, 200) })
}

async function waitingWith({ id, gateway, gatewayOrderId }: GatewayEvent): Promise<number[]> {
  if (gatewayOrderId === null) return []
  const rows = await GatewayEvent.query()
    .where({ gateway, gateway_order_id: gatewayOrderId })
    .whereNull('processed_at')
    .whereNot('id', id)
    .select('id')
    .limit(100)
  return rows.map((row) => row.id)
}

/**
 * Looks into what a verified event is about. Its payload is an old snapshot, so nothing of it is
 * believed but where to look: the gateway says what is true now, so that any order and any number of
 * times gives the same. Events about nothing of ours are kept, and say so. Answers what came of it.
 */
export async function lookInto(
  event: GatewayEvent,
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): Promise<string> {
  const gateway = findGateway(event.gateway)
  const intent = await findIntentOf(event)
  if (!gateway || !intent) {
    return close(event, gateway ? 'no payment of ours' : 'gateway is off', now)
  }
  const actor: Actor = {
    type: 'gateway',
    id: event.gateway,
    role: null,
    clientId: null,
    requestId: null,
    sessionHash: null,
    personal: null,
  }
  const settled = await settlePaymentIntent(intent.id, gateway, actor, now)
  return close(event, settled.state, now)
}

async function findIntentOf(event: GatewayEvent): Promise<PaymentIntent | null> {
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

async function close(event: GatewayEvent, outcome: string, now: DateTime): Promise<string> {
  event.merge({ processedAt: now, outcome: outcome.slice(0, 200) })
  await event.save()
  return outcome
}
