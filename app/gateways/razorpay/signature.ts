import { createHmac, timingSafeEqual } from 'node:crypto'

const HEX_SHA256 = /^[0-9a-f]{64}$/i

/**
 * Whether `signature` is hex(HMAC-SHA256(message, secret)) for any of the secrets, in constant
 * time. Several secrets are valid while one is being rotated: retries keep the old one.
 */
export function isSigned(message: string | Buffer, signature: unknown, secrets: string[]): boolean {
  if (typeof signature !== 'string' || !HEX_SHA256.test(signature)) return false
  const given = Buffer.from(signature, 'hex')
  return secrets
    .map((secret) => timingSafeEqual(createHmac('sha256', secret).update(message).digest(), given))
    .includes(true)
}

/**
 * The signature that checkout.js hands back: HMAC over "order_id|payment_id" with the key secret.
 * The order id must be the one we stored, never one that came with the request.
 */
export function isSignedReturn(
  orderId: string,
  paymentId: string,
  signature: unknown,
  keySecret: string
): boolean {
  return isSigned(`${orderId}|${paymentId}`, signature, [keySecret])
}
