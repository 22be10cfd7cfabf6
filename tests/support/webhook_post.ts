import { createHmac, randomUUID } from 'node:crypto'
import { sign } from '#tests/sandbox/paypal/certificates'
import { certificateUrl } from '#tests/sandbox/paypal/events'
import { signedMessage } from '#tests/sandbox/paypal/signature'
import type { Sandbox } from '#tests/sandbox/start'
import { RAZORPAY_KEYS } from '#tests/support/sandbox'
import { serverUrl } from '#tests/support/staff_api'

type Headers = Record<string, string>

/** Posts these bytes as a webhook would come. */
export function postWebhook(gateway: string, body: string | Buffer, headers: Headers = {}) {
  return fetch(`${serverUrl()}/webhooks/${gateway}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** The text of an event, as Razorpay would write it. */
export function razorpayEvent(type: string, payload: object): string {
  return JSON.stringify({ entity: 'event', account_id: 'acc_1', event: type, payload })
}

/** The headers with which Razorpay would send these bytes. */
export function razorpayHeaders(
  body: string | Buffer,
  id: string = randomUUID(),
  secret = RAZORPAY_KEYS.webhookSecret
): Headers {
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return { 'x-razorpay-signature': signature, 'x-razorpay-event-id': id }
}

/** The headers with which the PayPal of this sandbox would send these bytes. */
export function paypalHeaders(sandbox: Sandbox, body: string): Headers {
  const world = sandbox.control.paypal.world()
  const transmission = {
    transmissionId: randomUUID(),
    transmissionTime: world.clock.iso(),
    webhookId: world.keys.webhookId,
    body,
  }
  return {
    'paypal-transmission-id': transmission.transmissionId,
    'paypal-transmission-time': transmission.transmissionTime,
    'paypal-transmission-sig': sign(signedMessage(transmission), world.chain.privateKey),
    'paypal-cert-url': certificateUrl(world),
    'paypal-auth-algo': 'SHA256withRSA',
  }
}
