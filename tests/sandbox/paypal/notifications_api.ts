import { X509Certificate } from 'node:crypto'
import {
  isObject,
  json,
  objectBody,
  type Exchange,
  type JsonObject,
  type Reply,
} from '#tests/sandbox/http/exchange'
import type { Router } from '#tests/sandbox/http/router'
import type { PostedEvent } from '#tests/sandbox/control/posted_event'
import { refuse, unknownResource } from '#tests/sandbox/paypal/errors'
import { certificateUrl } from '#tests/sandbox/paypal/events'
import { rawMember } from '#tests/sandbox/paypal/raw_member'
import { isSignedBy } from '#tests/sandbox/paypal/signature'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

export function notificationsApi(router: Router, world: PaypalWorld): void {
  router.on('POST', '/v1/notifications/verify-webhook-signature', 'webhooks.verify', (exchange) =>
    verify(world, exchange)
  )
  router.on('GET', '/v1/notifications/webhooks-events', 'webhooks.events', ({ query }) =>
    json(200, listed(world, query))
  )
  router.on('GET', '/v1/notifications/webhooks-events/:id', 'webhooks.event', ({ params }) => {
    const event = world.events.list().find((one) => one.id === params.id)
    return event ? json(200, JSON.parse(event.body)) : unknownResource()
  })
  router.on(
    'POST',
    '/v1/notifications/webhooks-events/:id/resend',
    'webhooks.resend',
    ({ params }) => {
      const event = world.events.list().find((one) => one.id === params.id)
      if (!event || !world.events.resend(event.id)) return unknownResource()
      return json(202, JSON.parse(event.body))
    }
  )
}

/** Certificates are public, as PayPal's are. */
export function certificatesApi(router: Router, world: PaypalWorld): void {
  router.on('GET', '/v1/notifications/certs/:id', 'certs.get', ({ params }) => {
    if (params.id !== world.chain.id) return unknownResource()
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: world.chain.pem }
  })
}

function verify(world: PaypalWorld, exchange: Exchange): Reply {
  const body = objectBody(exchange)
  if (!body) return refuse(400, 'MALFORMED_REQUEST_JSON')
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
  const genuine =
    isObject(body.webhook_event) &&
    text('cert_url') === certificateUrl(world) &&
    text('webhook_id') === world.keys.webhookId &&
    isSignedBy(
      new X509Certificate(world.chain.pem).publicKey,
      {
        transmissionId: text('transmission_id'),
        transmissionTime: text('transmission_time'),
        webhookId: text('webhook_id'),
        body: rawMember(exchange.body.toString('utf8'), 'webhook_event') ?? '',
      },
      text('transmission_sig')
    )
  return json(200, { verification_status: genuine ? 'SUCCESS' : 'FAILURE' })
}

/** Newest first; an event whose webhook was lost on the way is listed all the same. */
function listed(world: PaypalWorld, query: URLSearchParams): JsonObject {
  const wanted = (event: PostedEvent) =>
    within(event.createdAt, query) &&
    equalIfGiven(query.get('event_type'), event.type) &&
    equalIfGiven(query.get('transaction_id'), event.resourceId)
  const size = Math.min(1000, Number(query.get('page_size') ?? 10) || 10)
  const events = world.events.list().filter(wanted).reverse().slice(0, size)
  return {
    events: events.map((event): unknown => JSON.parse(event.body)),
    count: events.length,
    links: [{ href: `${world.url}/v1/notifications/webhooks-events`, rel: 'self', method: 'GET' }],
  }
}

function within(at: string, query: URLSearchParams): boolean {
  const time = Date.parse(at)
  const start = Date.parse(query.get('start_time') ?? '')
  const end = Date.parse(query.get('end_time') ?? '')
  return !(time < start) && !(time > end)
}

function equalIfGiven(wanted: string | null, actual: string): boolean {
  return wanted === null || wanted === actual
}
