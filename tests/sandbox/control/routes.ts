import {
  empty,
  isObject,
  json,
  objectBody,
  type Exchange,
  type JsonObject,
} from '#tests/sandbox/http/exchange'
import { Router } from '#tests/sandbox/http/router'
import type { Controls } from '#tests/sandbox/control/controls'
import { ControlRefusal } from '#tests/sandbox/control/refusal'
import type { EventOrder, EventRules } from '#tests/sandbox/control/event_post'
import { FAULT_KINDS, type FaultRequest } from '#tests/sandbox/control/faults'
import { DISPUTE_VERDICTS } from '#tests/sandbox/control/paypal_controls'
import { DISPUTE_TURNS } from '#tests/sandbox/razorpay/dispute'

type Action = (body: JsonObject, params: Record<string, string>) => unknown

/**
 * `/__control`, the same on each of the sandbox's HTTP servers. Bodies are JSON; a page in a browser
 * may not call it, because a request with an `Origin` is refused.
 */
export function controlRouter(controls: Controls, rootPem: () => string): Router {
  const router = new Router(({ headers }) =>
    headers.origin === undefined ? null : json(403, { error: 'Not for pages' })
  )
  const on = (method: string, path: string, action: Action) =>
    router.on(method, `/__control${path}`, 'control', (exchange) => run(action, exchange))

  on('GET', '/health', () => ({ ok: true }))
  on('GET', '/ledger', () => controls.ledger())
  on('GET', '/violations', () => ({ violations: controls.violations() }))
  on('POST', '/reset', () => controls.reset())
  on('GET', '/clock', () => ({ now: controls.clock.iso(), offsetMs: controls.clock.offsetMs }))
  on('POST', '/clock', (body) => {
    controls.clock.advance(Number(body.advanceMs ?? 0))
    return { now: controls.clock.iso(), offsetMs: controls.clock.offsetMs }
  })
  on('GET', '/faults', () => ({ faults: controls.faults.list() }))
  on('POST', '/faults', (body) => controls.faults.add(faultFrom(body)))
  on('DELETE', '/faults', () => controls.faults.clear())
  eventRoutes(on, controls)
  razorpayRoutes(on, controls)
  paypalRoutes(on, controls)
  router.on('GET', '/__control/paypal/root.pem', 'control', () => ({
    status: 200,
    headers: { 'content-type': 'application/x-pem-file' },
    body: rootPem(),
  }))
  return router
}

type On = (method: string, path: string, action: Action) => void

function eventRoutes(on: On, controls: Controls): void {
  const post = (params: Record<string, string>) => {
    const { gateway } = params
    if (gateway !== 'razorpay' && gateway !== 'paypal') {
      throw new ControlRefusal(`No gateway ${gateway} here`)
    }
    return controls.events[gateway]
  }
  const order = (body: JsonObject) => (body.order ?? 'as_made') as EventOrder
  on('GET', '/:gateway/events', (_body, params) => ({ events: post(params).list() }))
  on('POST', '/:gateway/events/rules', (body, params) =>
    post(params).rules(body as Partial<EventRules>)
  )
  on('POST', '/:gateway/events/release', (body, params) => ({
    sent: post(params).release(order(body)),
  }))
  on('POST', '/:gateway/events/replay', (body, params) => ({
    sent: post(params).replay(order(body), Number(body.times ?? 1)),
  }))
  on('POST', '/:gateway/webhook', (body, params) => {
    post(params).url = typeof body.url === 'string' ? body.url : null
    return { url: post(params).url }
  })
}

function razorpayRoutes(on: On, controls: Controls): void {
  const { razorpay } = controls
  on('GET', '/razorpay/orders/:id', (_body, { id }) => ({
    order: razorpay.world().orders.get(id) ?? null,
    payments: razorpay.world().paymentsOf(id),
  }))
  on('POST', '/razorpay/orders/:id/pay', (body, { id }) => razorpay.pay(id, body))
  on('POST', '/razorpay/payments/:id/capture', (_body, { id }) => razorpay.capture(id))
  on('POST', '/razorpay/payments/:id/refund', ({ amount }, { id }) =>
    razorpay.refund(id, typeof amount === 'number' ? amount : undefined)
  )
  on('POST', '/razorpay/refunds', ({ stay }) =>
    razorpay.refundsStay(stay === 'pending' ? 'pending' : 'processed')
  )
  on('POST', '/razorpay/refunds/:id', ({ verdict }, { id }) =>
    razorpay.decideRefund(id, verdict === 'failed' ? 'failed' : 'processed')
  )
  on('POST', '/razorpay/payments/:id/dispute', (body, { id }) => razorpay.dispute(id, body))
  on('POST', '/razorpay/disputes/:id', ({ verdict }, { id }) =>
    razorpay.decideDispute(id, oneOf(DISPUTE_TURNS, verdict))
  )
  on('POST', '/razorpay/keys', (body) => razorpay.setKeys(body))
}

function paypalRoutes(on: On, controls: Controls): void {
  const { paypal } = controls
  on('GET', '/paypal/orders/:id', (_body, { id }) => ({
    order: paypal.world().orders.get(id) ?? null,
    captures: [...paypal.world().captures.values()].filter((capture) => capture.orderId === id),
  }))
  on('POST', '/paypal/orders/:id/approve', (body, { id }) => paypal.approve(id, body))
  on('POST', '/paypal/captures/:id', ({ verdict }, { id }) =>
    paypal.decideCapture(id, verdict === 'denied' ? 'denied' : 'completed')
  )
  on('POST', '/paypal/captures/:id/reverse', ({ amount }, { id }) =>
    paypal.reverse(id, isMoney(amount) ? amount : null)
  )
  on('POST', '/paypal/captures/:id/refund', ({ amount }, { id }) =>
    paypal.refund(id, isMoney(amount) ? amount : null)
  )
  on('POST', '/paypal/refunds', ({ stay }) =>
    paypal.refundsStay(stay === 'PENDING' ? 'PENDING' : 'COMPLETED')
  )
  on('POST', '/paypal/refunds/:id', ({ verdict }, { id }) =>
    paypal.decideRefund(id, verdict === 'failed' ? 'failed' : 'completed')
  )
  on('POST', '/paypal/captures/:id/dispute', (body, { id }) => paypal.dispute(id, body))
  on('POST', '/paypal/disputes/:id', ({ verdict, reverses }, { id }) =>
    paypal.decideDispute(id, oneOf(DISPUTE_VERDICTS, verdict), { reverses: reverses === true })
  )
  on('POST', '/paypal/keys', (body) => paypal.setKeys(body))
}

function run(action: Action, exchange: Exchange) {
  const body = objectBody(exchange)
  if (!body) return json(400, { error: 'The body is not a JSON object' })
  try {
    const result = action(body, exchange.params)
    return result === undefined ? empty(204) : json(200, result)
  } catch (error) {
    if (error instanceof ControlRefusal) return json(409, { error: error.message })
    throw error
  }
}

function faultFrom(body: JsonObject): FaultRequest {
  const known = FAULT_KINDS.some((kind) => kind === body.kind)
  if (!known || typeof body.gateway !== 'string') {
    throw new ControlRefusal(
      `A fault has a gateway and one of these kinds: ${FAULT_KINDS.join(', ')}`
    )
  }
  return body as unknown as FaultRequest
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  const found = known.find((one) => one === value)
  if (!found) throw new ControlRefusal(`One of ${known.join(', ')} is what this takes`)
  return found
}

function isMoney(value: unknown): value is { currency_code: string; value: string } {
  return (
    isObject(value) && typeof value.currency_code === 'string' && typeof value.value === 'string'
  )
}
