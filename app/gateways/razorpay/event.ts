import { at, text } from '#gateways/answer'
import { isRazorpayId } from '#gateways/razorpay/ids'
import { isSigned } from '#gateways/razorpay/signature'
import type { RawWebhook, Rejected, VerifiedEvent } from '#gateways/payment_gateway'

const EVENT_ID = /^[A-Za-z0-9_-]{1,100}$/

/**
 * `X-Razorpay-Signature` is hex(HMAC-SHA256(raw body, webhook secret)). The event id is a header
 * that the signature does not cover, so it means something only once the body is verified.
 */
export function readRazorpayEvent(
  request: RawWebhook,
  secrets: string[]
): VerifiedEvent | Rejected {
  if (!isSigned(request.body, request.headers['x-razorpay-signature'], secrets)) {
    return { outcome: 'rejected', reason: 'signature does not match' }
  }
  const eventId = request.headers['x-razorpay-event-id']
  if (eventId === undefined || !EVENT_ID.test(eventId)) {
    return { outcome: 'rejected', reason: 'no event id' }
  }

  const event = parse(request.body)
  const type = text(event, 'event')
  if (type === null) return { outcome: 'rejected', reason: 'not an event' }
  return { outcome: 'verified', eventId, type, ...subject(at(event, 'payload')) }
}

function subject(payload: unknown): Omit<VerifiedEvent, 'outcome' | 'eventId' | 'type'> {
  const payment = at(payload, 'payment', 'entity')
  const order = at(payload, 'order', 'entity')
  const orderId = text(order, 'id') ?? text(payment, 'order_id')
  const paymentId =
    text(payment, 'id') ??
    text(payload, 'refund', 'entity', 'payment_id') ??
    text(payload, 'dispute', 'entity', 'payment_id')
  return {
    gatewayOrderId: isRazorpayId('order', orderId) ? orderId : null,
    gatewayPaymentId: isRazorpayId('pay', paymentId) ? paymentId : null,
    reference: text(order, 'receipt'),
  }
}

/** Invalid UTF-8 is refused, not replaced: what is read must be what was signed. */
function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}
