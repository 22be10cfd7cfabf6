import type { DateTime } from 'luxon'
import { settlePaymentIntent } from '#domain/ledger/settle_payment_intent'
import type { Actor } from '#domain/shared/actor'
import type { PaymentGateway } from '#gateways/payment_gateway'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'

export type EventSubject = {
  eventRowId: number
  gatewayOrderId: string | null
  gatewayPaymentId: string | null
  reference: string | null
}

/**
 * Looks into what a verified event is about. Its payload is an old snapshot, so nothing of it is
 * believed but where to look. Events about nothing of ours are kept, and say so.
 */
export async function processEvent(
  subject: EventSubject,
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): Promise<void> {
  const event = await GatewayEvent.findOrFail(subject.eventRowId)
  if (event.processedAt !== null) return

  const gateway = findGateway(event.gateway)
  const intent = await findIntentOf(event.gateway, subject)
  if (!gateway || !intent) {
    await close(event, gateway ? 'no payment of ours' : 'gateway is off', now)
    return
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
  await close(event, settled.state, now)
}

async function findIntentOf(
  gateway: GatewayEvent['gateway'],
  { gatewayOrderId, gatewayPaymentId, reference }: EventSubject
): Promise<PaymentIntent | null> {
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

async function close(event: GatewayEvent, outcome: string, now: DateTime) {
  event.merge({ processedAt: now, outcome: outcome.slice(0, 200) })
  await event.save()
}
