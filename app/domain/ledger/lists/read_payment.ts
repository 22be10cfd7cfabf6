import { isPublicId } from '#domain/shared/public_id'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'
import type PaymentIntent from '#models/payment_intent'

/** A payment with all that is known of it, and the gateway's events about it. */
export type PaymentRecord = { payment: Payment; events: GatewayEvent[] }

const MOST_EVENTS = 100

/** Any client's payment by its public id, for staff, or null. */
export async function readPayment(publicId: unknown): Promise<PaymentRecord | null> {
  if (!isPublicId(publicId)) return null
  const payment = await Payment.query()
    .where('public_id', publicId)
    .preload('ofClient')
    .preload('recordedBy')
    .preload('disputes', (disputes) => disputes.orderBy('id'))
    .preload('refunds', (refunds) =>
      refunds.orderBy('id').preload('recordedBy').preload('creditNote')
    )
    .preload('allocations', (allocations) =>
      allocations.orderBy('id').preload('invoice').preload('refund')
    )
    .preload('intent', (intent) =>
      intent.preload('invoices', (shares) => shares.preload('invoice')).preload('ofClient')
    )
    .first()
  if (!payment) return null
  const events = payment.intent ? await eventsOf(payment.intent, payment.gatewayPaymentId) : []
  return { payment, events }
}

/** What the gateway told us about an intent, or about a payment of it; newest first. */
export function eventsOf(intent: PaymentIntent, paymentId?: string): Promise<GatewayEvent[]> {
  return GatewayEvent.query()
    .where('gateway', intent.gateway)
    .where((about) => {
      about.where('reference', intent.publicId)
      if (intent.gatewayOrderId) about.orWhere('gateway_order_id', intent.gatewayOrderId)
      if (paymentId) about.orWhere('gateway_payment_id', paymentId)
    })
    .orderBy('id', 'desc')
    .limit(MOST_EVENTS)
}
