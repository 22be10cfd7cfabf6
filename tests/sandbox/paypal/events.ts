import { randomUUID } from 'node:crypto'
import type { JsonObject } from '#tests/sandbox/http/exchange'
import { paypalId } from '#tests/sandbox/ids'
import { sign } from '#tests/sandbox/paypal/certificates'
import { signedMessage } from '#tests/sandbox/paypal/signature'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

const SUMMARIES: Record<string, string> = {
  'CHECKOUT.ORDER.APPROVED': 'An order has been approved by buyer',
  'PAYMENT.CAPTURE.COMPLETED': 'Payment completed',
  'PAYMENT.CAPTURE.PENDING': 'Payment pending',
  'PAYMENT.CAPTURE.DECLINED': 'Payment declined',
  'PAYMENT.CAPTURE.DENIED': 'Payment denied',
  'PAYMENT.CAPTURE.REFUNDED': 'Payment refunded',
  'PAYMENT.CAPTURE.REVERSED': 'Payment reversed',
  'PAYMENT.REFUND.PENDING': 'Refund pending',
  'PAYMENT.REFUND.FAILED': 'Refund failed',
  'CUSTOMER.DISPUTE.CREATED': 'A new dispute was opened',
  'CUSTOMER.DISPUTE.UPDATED': 'A dispute was updated',
  'CUSTOMER.DISPUTE.RESOLVED': 'A dispute was resolved',
}

export function certificateUrl(world: PaypalWorld): string {
  return `${world.url}/v1/notifications/certs/${world.chain.id}`
}

/** Makes, signs and sends a webhook whose resource is a snapshot of now. */
export function announce(
  world: PaypalWorld,
  type: string,
  resourceType: 'checkout-order' | 'capture' | 'refund' | 'dispute',
  resource: JsonObject
): void {
  const id = `WH-${paypalId()}-${paypalId()}`
  const createTime = new Date(world.clock.now()).toISOString()
  const self = `${world.url}/v1/notifications/webhooks-events/${id}`
  const body = JSON.stringify({
    id,
    event_version: '1.0',
    create_time: createTime,
    resource_type: resourceType,
    resource_version: resourceType === 'dispute' ? '1.0' : '2.0',
    event_type: type,
    summary: SUMMARIES[type] ?? type,
    resource,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/resend`, rel: 'resend', method: 'POST' },
    ],
  })
  const transmission = {
    transmissionId: randomUUID(),
    transmissionTime: world.clock.iso(),
    webhookId: world.keys.webhookId,
    body,
  }
  world.events.emit({
    id,
    type,
    resourceId: String(resource.id ?? resource.dispute_id),
    body,
    headers: {
      'paypal-transmission-id': transmission.transmissionId,
      'paypal-transmission-time': transmission.transmissionTime,
      'paypal-transmission-sig': sign(signedMessage(transmission), world.chain.privateKey),
      'paypal-cert-url': certificateUrl(world),
      'paypal-auth-algo': 'SHA256withRSA',
      'correlation-id': paypalId().toLowerCase(),
    },
  })
}
