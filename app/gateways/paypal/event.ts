import { createVerify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { at, list, text } from '#gateways/answer'
import { captureOf, isPayPalId } from '#gateways/paypal/order'
import type { CertificateCache } from '#gateways/paypal/certificate_cache'
import type { RawWebhook, Rejected, Unverifiable, VerifiedEvent } from '#gateways/payment_gateway'

const BASE64 = /^[A-Za-z0-9+/]{64,1024}={0,2}$/
const EVENT_ID = /^[A-Za-z0-9_-]{1,100}$/

/**
 * Verifies offline, as PayPal documents it: RSA-SHA256 over
 * `transmissionId|transmissionTime|webhookId|crc32(raw body)`, the checksum in decimal.
 */
export async function readPayPalEvent(
  { body, headers, receivedAt }: RawWebhook,
  webhookId: string,
  certificates: CertificateCache
): Promise<VerifiedEvent | Rejected | Unverifiable> {
  const id = headers['paypal-transmission-id']
  const time = headers['paypal-transmission-time']
  const signature = headers['paypal-transmission-sig']
  const url = headers['paypal-cert-url']
  if (!id || !time || !url || !signature || !BASE64.test(signature)) {
    return rejected('signature headers are missing')
  }
  if (headers['paypal-auth-algo'] !== 'SHA256withRSA') return rejected('unknown algorithm')

  const answer = await certificates.get(url, receivedAt)
  if (answer.outcome === 'unavailable') return { outcome: 'unverifiable', reason: answer.reason }
  if (answer.outcome === 'refused') return rejected(answer.reason)

  const message = `${id}|${time}|${webhookId}|${crc32(body)}`
  const { publicKey } = answer.certificate
  if (!createVerify('RSA-SHA256').update(message).verify(publicKey, signature, 'base64')) {
    return rejected('signature does not match')
  }
  return readVerified(body)
}

function readVerified(body: Buffer): VerifiedEvent | Rejected {
  const event = parse(body)
  const eventId = text(event, 'id')
  const type = text(event, 'event_type')
  if (eventId === null || !EVENT_ID.test(eventId) || type === null) return rejected('not an event')
  return { outcome: 'verified', eventId, type, ...subject(type, at(event, 'resource')) }
}

function subject(
  type: string,
  resource: unknown
): Omit<VerifiedEvent, 'outcome' | 'eventId' | 'type'> {
  const unit = list(resource, 'purchase_units')[0]
  const related = at(resource, 'supplementary_data', 'related_ids')
  const disputed = list(resource, 'disputed_transactions')[0]
  const ownId = text(resource, 'id')

  const orderId = type.startsWith('CHECKOUT.ORDER.') ? ownId : text(related, 'order_id')
  const paymentId =
    captureOf(resource) ??
    text(related, 'capture_id') ??
    text(disputed, 'seller_transaction_id') ??
    (type.startsWith('PAYMENT.CAPTURE.') ? ownId : null)
  return {
    gatewayOrderId: isPayPalId(orderId) ? orderId : null,
    gatewayPaymentId: isPayPalId(paymentId) ? paymentId : null,
    reference: text(unit, 'custom_id') ?? text(resource, 'custom_id'),
  }
}

function rejected(reason: string): Rejected {
  return { outcome: 'rejected', reason }
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
