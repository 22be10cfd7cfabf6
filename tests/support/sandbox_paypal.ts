import { captureOrder } from '#tests/sandbox/paypal/capture'
import type { Sandbox } from '#tests/sandbox/start'
import { jsonOf } from '#tests/support/sandbox'

/** A request to the PayPal sandbox with a token of its own, without the SDK. */
export async function paypalCall(
  sandbox: Sandbox,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {}
): Promise<Response> {
  return fetch(`${sandbox.urls.paypal}${path}`, {
    method,
    headers: {
      'authorization': await bearer(sandbox),
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

/** An order that was approved and captured: USD 123.45 unless told otherwise. */
export async function paidCapture(
  sandbox: Sandbox,
  amount = { currency_code: 'USD', value: '123.45' }
): Promise<{ orderId: string; captureId: string }> {
  const { id: orderId } = await jsonOf<{ id: string }>(
    paypalCall(sandbox, 'POST', '/v2/checkout/orders', {
      intent: 'CAPTURE',
      purchase_units: [{ amount, invoice_id: `INV-${Math.random()}`, custom_id: 'int_1' }],
    })
  )
  sandbox.control.paypal.approve(orderId)
  await paypalCall(sandbox, 'POST', `/v2/checkout/orders/${orderId}/capture`, {})
  const [captureId] = sandbox.control.paypal.world().orders.get(orderId)?.captureIds ?? []
  if (!captureId) throw new Error(`${orderId} was not captured`)
  return { orderId, captureId }
}

/** Somebody captures the order behind the portal's back: in PayPal's own pages, or a second server. */
export function captureByHand(sandbox: Sandbox, orderId: string): void {
  const world = sandbox.control.paypal.world()
  const refused = captureOrder(world, world.orders.get(orderId)!)
  if (refused) throw new Error(JSON.stringify(refused.body))
}

async function bearer(sandbox: Sandbox): Promise<string> {
  const { clientId, secret } = sandbox.control.paypal.world().keys
  const response = await fetch(`${sandbox.urls.paypal}/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = await jsonOf<{ access_token: string }>(response)
  return `Bearer ${token}`
}
