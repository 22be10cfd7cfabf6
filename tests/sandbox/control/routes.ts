import { run, type Action } from '#tests/sandbox/control/action'
import type { Controls } from '#tests/sandbox/control/controls'
import { eventRoutes } from '#tests/sandbox/control/event_routes'
import { FAULT_KINDS, type FaultRequest } from '#tests/sandbox/control/faults'
import { paypalRoutes, razorpayRoutes } from '#tests/sandbox/control/gateway_routes'
import { ControlRefusal } from '#tests/sandbox/control/refusal'
import { json, type JsonObject } from '#tests/sandbox/http/exchange'
import { Router } from '#tests/sandbox/http/router'

/**
 * `/__control`, the same on each of the sandbox's HTTP servers. Bodies are JSON; a page in a browser
 * may not call it, because a request with an `Origin` is refused. `README.md` lists the routes.
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
  razorpayRoutes(on, controls.razorpay)
  paypalRoutes(on, controls.paypal)
  router.on('GET', '/__control/paypal/root.pem', 'control', () => ({
    status: 200,
    headers: { 'content-type': 'application/x-pem-file' },
    body: rootPem(),
  }))
  return router
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
