import { createHmac } from 'node:crypto'

/** Razorpay signs with hex HMAC-SHA256: a webhook's raw body, or `order_id|payment_id`. */
export function hmacHex(message: string | Buffer, secret: string): string {
  return createHmac('sha256', secret).update(message).digest('hex')
}

/** What checkout hands back as `razorpay_signature`. */
export function checkoutSignature(orderId: string, paymentId: string, keySecret: string): string {
  return hmacHex(`${orderId}|${paymentId}`, keySecret)
}
