import { countOf, oneOf, type On } from '#tests/sandbox/control/action'
import { EVENT_ORDERS } from '#tests/sandbox/control/arrange'
import type { Controls } from '#tests/sandbox/control/controls'
import type { EventPost } from '#tests/sandbox/control/event_post'
import type { EventRules } from '#tests/sandbox/control/posted_event'
import { isObject, type JsonObject } from '#tests/sandbox/http/exchange'

const GATEWAYS = ['razorpay', 'paypal'] as const
/** More at once than this would measure the machine, not the receiver. */
const LANES = 16

/** A gateway's webhooks: what was sent, how badly, and whether the webhook is enabled. */
export function eventRoutes(on: On, controls: Controls): void {
  const post = ({ gateway }: Record<string, string>) => controls.events[oneOf(GATEWAYS, gateway)]
  const order = (body: JsonObject) => oneOf(EVENT_ORDERS, body.order ?? 'as_made')
  on('GET', '/:gateway/events', (_body, params) => ({ events: post(params).list() }))
  on('POST', '/:gateway/events/rules', (body, params) =>
    post(params).rules(body as Partial<EventRules>)
  )
  on('POST', '/:gateway/events/release', (body, params) => ({
    sent: post(params).release(order(body)),
  }))
  on('POST', '/:gateway/events/replay', (body, params) => ({
    sent: post(params).replay(order(body), countOf(body.times, 1), countOf(body.lanes, LANES)),
  }))
  on('POST', '/:gateway/events/forge', async ({ event, like }, { gateway }) => ({
    status: await controls[oneOf(GATEWAYS, gateway)].forgeEvent(
      isObject(event) ? event : {},
      typeof like === 'string' ? like : undefined
    ),
  }))
  on('GET', '/:gateway/webhook', (_body, params) => webhook(post(params)))
  on('POST', '/:gateway/webhook', (body, params) => {
    if (body.url !== undefined) post(params).url = typeof body.url === 'string' ? body.url : null
    if (body.enabled === true) post(params).enable()
    if (body.enabled === false) post(params).disable()
    return webhook(post(params))
  })
}

function webhook({ url, disabledAt }: EventPost) {
  return { url, enabled: disabledAt === null, disabledAt }
}
