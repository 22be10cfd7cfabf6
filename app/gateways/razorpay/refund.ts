import type Razorpay from 'razorpay'
import { at } from '#gateways/answer'
import { toSubunits } from '#gateways/razorpay/amount'
import { transport, type Ask } from '#gateways/razorpay/client'
import { isRazorpayId } from '#gateways/razorpay/ids'
import { readRefund } from '#gateways/razorpay/state'
import type { RefundRequest, RefundState } from '#gateways/payment_gateway'

/**
 * The SDK drops the idempotency header, so this goes through its transport. The same key (10+
 * characters of [A-Za-z0-9_-]) gives the same refund; it has to come with the same body.
 */
export async function refundPayment(
  sdk: Razorpay,
  ask: Ask,
  refund: RefundRequest
): Promise<RefundState> {
  if (!isRazorpayId('pay', refund.gatewayPaymentId)) {
    return { state: 'refused', code: 'invalid_payment', message: 'Not a payment of Razorpay' }
  }
  const path = `/v1/payments/${refund.gatewayPaymentId}/refund`
  const body = {
    amount: toSubunits(refund.amount),
    receipt: refund.publicId,
  }
  const headers = { 'X-Refund-Idempotency': refund.publicId }

  const answer = await ask(async () =>
    at(await transport(sdk).post(path, body, { headers }), 'data')
  )
  if (answer.outcome === 'unknown') return { state: 'unknown', reason: answer.reason }
  if (answer.outcome === 'refused') {
    // 409: the first request with this key is still being processed.
    if (answer.status === 409) return { state: 'unknown', reason: answer.message }
    return { state: 'refused', code: answer.code, message: answer.message }
  }
  const made = readRefund(answer.body)
  if (made === null) return { state: 'unknown', reason: 'the answer could not be read' }
  return { state: made.status, gatewayRefundId: made.gatewayRefundId, amount: made.amount }
}
