import type { DateTime } from 'luxon'
import { settleRefund } from '#domain/ledger/refunds/settle_refund'
import type { Actor } from '#domain/shared/actor'
import type { PaymentGateway, RefundRequest } from '#gateways/payment_gateway'
import Refund from '#models/refund'

/**
 * Asks the gateway for a refund that was requested, or whose answer never came, and writes down what
 * it says. May be called at any time and any number of times: the gateway takes the refund's public
 * id for the key, so that it sends the money once. No lock is held while it is asked.
 */
export async function sendRefund(
  refundId: number,
  gateway: PaymentGateway,
  actor: Actor,
  now: DateTime
): Promise<Refund> {
  const refund = await Refund.query().where('id', refundId).preload('payment').firstOrFail()
  if (refund.state !== 'requested' && refund.state !== 'unknown') return refund
  const answer = await gateway.refund(toRefundRequest(refund))
  return settleRefund(refundId, answer, actor, now)
}

/** The same every time it is asked: a gateway refuses a known key that comes with another body. */
function toRefundRequest(refund: Refund): RefundRequest {
  return {
    publicId: refund.publicId,
    gatewayPaymentId: refund.payment.gatewayPaymentId,
    amount: refund.amount,
  }
}
