import { createVerify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { at, list, text } from '#gateways/answer'
import { captureOf, isPayPalId } from '#gateways/paypal/order'
import { readTransmission, rejected } from '#gateways/paypal/transmission'
import type { CertificateCache } from '#gateways/paypal/certificate_cache'
import type { OnlineVerifier } from '#gateways/paypal/verify_online'
import type { RawWebhook, Rejected, Unverifiable, VerifiedEvent } from '#gateways/payment_gateway'

const EVENT_ID = /^[A-Za-z0-9_-]{1,100}$/

export type Verifiers = {
  /** More than one while the webhook is being replaced by another. */
  webhookIds: string[]
  certificates: CertificateCache
  online: OnlineVerifier
}

/**
 * Verifies offline, as PayPal documents it: RSA-SHA256 over
 * `transmissionId|transmissionTime|webhookId|crc32(raw body)`, the checksum in decimal. Only when
 * the certificate cannot be had is PayPal asked. A transmission that is replayed is genuine: its
 * event id is what tells that it was there before.
 */
export async function readPayPalEvent(
  { body, headers, receivedAt }: RawWebhook,
  { webhookIds, certificates, online }: Verifiers
): Promise<VerifiedEvent | Rejected | Unverifiable> {
  const transmission = readTransmission(headers)
  if ('outcome' in transmission) return transmission
  const decoded = decode(body)
  const event = decoded === null ? null : parse(decoded)
  if (decoded === null || typeof event !== 'object' || event === null || Array.isArray(event)) {
    return rejected('not an event')
  }
  const { id, time, signature, certUrl } = transmission

  const answer = await certificates.get(certUrl, receivedAt)
  if (answer.outcome === 'refused') return rejected(answer.reason)
  if (answer.outcome === 'unavailable') {
    const verdict = await online.verify(transmission, decoded, webhookIds, receivedAt)
    if (verdict === 'genuine') return readVerified(event)
    return verdict === 'forged'
      ? rejected('PayPal did not send this')
      : { outcome: 'unverifiable', reason: answer.reason }
  }

  const { publicKey } = answer.certificate
  const isSigned = webhookIds.some((webhookId) =>
    createVerify('RSA-SHA256')
      .update(`${id}|${time}|${webhookId}|${crc32(body)}`)
      .verify(publicKey, signature, 'base64')
  )
  return isSigned ? readVerified(event) : rejected('signature does not match')
}

function readVerified(event: object): VerifiedEvent | Rejected {
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

/** Invalid UTF-8 is refused, not replaced: what is read must be what was signed. */
function decode(body: Buffer): string | null {
  try {
    // A byte order mark is part of what was signed, and is no JSON.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
