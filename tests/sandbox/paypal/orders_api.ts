import {
  empty,
  isObject,
  json,
  objectBody,
  type Exchange,
  type JsonObject,
  type Reply,
} from '#tests/sandbox/http/exchange'
import type { Router } from '#tests/sandbox/http/router'
import { paypalAccountId, paypalId } from '#tests/sandbox/ids'
import { captureOrder, refuseDeclined } from '#tests/sandbox/paypal/capture'
import type { PaypalOrder } from '#tests/sandbox/paypal/entities'
import { refuse, unknownResource } from '#tests/sandbox/paypal/errors'
import { forgetLater } from '#tests/sandbox/paypal/forget_order'
import { moneyAt, readPurchaseUnits } from '#tests/sandbox/paypal/read_order'
import { minimalOrder, wholeOrder } from '#tests/sandbox/paypal/represent'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

export function ordersApi(router: Router, world: PaypalWorld): void {
  const withOrder =
    (answer: (order: PaypalOrder, exchange: Exchange) => Reply) => (exchange: Exchange) => {
      const order = world.orders.get(exchange.params.id)
      return order ? answer(order, exchange) : unknownResource()
    }
  router.on('POST', '/v2/checkout/orders', 'orders.create', (exchange) => create(world, exchange))
  router.on(
    'GET',
    '/v2/checkout/orders/:id',
    'orders.get',
    withOrder((order) => json(200, wholeOrder(world, order)))
  )
  router.on(
    'PATCH',
    '/v2/checkout/orders/:id',
    'orders.patch',
    withOrder((order, exchange) => patch(world, order, exchange))
  )
  router.on(
    'POST',
    '/v2/checkout/orders/:id/capture',
    'orders.capture',
    withOrder((order, exchange) => capture(world, order, exchange))
  )
  // Every order here has the intent to capture: no other is taken.
  router.on(
    'POST',
    '/v2/checkout/orders/:id/authorize',
    'orders.authorize',
    withOrder(() => refuse(422, 'ACTION_DOES_NOT_MATCH_INTENT'))
  )
}

export function requestIdOf(exchange: Exchange): string | undefined {
  const header = exchange.headers['paypal-request-id']
  return typeof header === 'string' ? header : undefined
}

export function wantsWhole(exchange: Exchange): boolean {
  return exchange.headers.prefer === 'return=representation'
}

function create(world: PaypalWorld, exchange: Exchange): Reply {
  const requestId = requestIdOf(exchange)
  const before = world.orders.get(world.requestKeys.find('orders.create', requestId) ?? '')
  if (before) return json(200, shown(world, before, exchange))
  const body = objectBody(exchange)
  if (!body) return refuse(400, 'MALFORMED_REQUEST_JSON')
  if (body.intent === undefined) {
    return refuse(400, 'MISSING_REQUIRED_PARAMETER', { field: '/intent' })
  }
  if (body.intent !== 'CAPTURE') return refuse(400, 'NOT_SUPPORTED', { field: '/intent' })
  if (body.payment_source !== undefined && requestId === undefined) {
    return refuse(400, 'PAYPAL_REQUEST_ID_REQUIRED')
  }
  const units = readPurchaseUnits(body.purchase_units, {
    email_address: 'merchant@example.com',
    merchant_id: world.merchantId,
  })
  if (units.refused) return units.refused
  const context = experienceOf(body)
  const withPaymentSource = body.payment_source !== undefined
  const order: PaypalOrder = {
    id: paypalId(),
    intent: 'CAPTURE',
    status: withPaymentSource ? 'PAYER_ACTION_REQUIRED' : 'CREATED',
    purchaseUnits: units.value,
    captureIds: [],
    returnUrl: textOf(context.return_url),
    cancelUrl: textOf(context.cancel_url),
    brandName: textOf(context.brand_name),
    withPaymentSource,
    payerId: paypalAccountId(),
    outcome: null,
    captureInstead: null,
    createTime: world.clock.iso(),
    updateTime: world.clock.iso(),
  }
  world.orders.set(order.id, order)
  forgetLater(world, order)
  world.requestKeys.remember('orders.create', requestId, order.id, 'orders')
  return json(withPaymentSource ? 200 : 201, shown(world, order, exchange))
}

function capture(world: PaypalWorld, order: PaypalOrder, exchange: Exchange): Reply {
  const requestId = requestIdOf(exchange)
  const scope = `orders.capture ${order.id}`
  if (world.requestKeys.find(scope, requestId)) return json(200, wholeOrder(world, order))
  if (!objectBody(exchange)) return refuse(400, 'MALFORMED_REQUEST_JSON')
  // What was declined is answered so again, whatever the payer has chosen meanwhile.
  const declined = `${scope} declined`
  if (world.requestKeys.find(declined, requestId)) return refuseDeclined(world, order)
  const refused = captureOrder(world, order)
  if (refused && order.outcome === 'insufficient_funds') {
    world.requestKeys.remember(declined, requestId, order.id, 'orders')
  }
  if (refused) return refused
  world.requestKeys.remember(scope, requestId, order.id, 'orders')
  // Without Prefer the real one leaves out little more than the amounts; payments are always there.
  return json(201, wholeOrder(world, order))
}

/** Only what a merchant changes before capture: amount, invoice id and custom id of a unit. */
function patch(world: PaypalWorld, order: PaypalOrder, exchange: Exchange): Reply {
  if (order.status === 'COMPLETED') return refuse(422, 'ORDER_ALREADY_CAPTURED')
  const changes = parsedArray(exchange.body)
  if (!changes) return refuse(400, 'MALFORMED_REQUEST_JSON')
  for (const change of changes) {
    const path = isObject(change) ? String(change.path) : ''
    const match =
      /^\/purchase_units\/@reference_id=='([^']+)'\/(amount|invoice_id|custom_id)$/.exec(path)
    const unit = order.purchaseUnits.find((one) => one.reference_id === match?.[1])
    if (!isObject(change) || !match || !unit) {
      return refuse(400, 'INVALID_PARAMETER_VALUE', { field: path })
    }
    if (match[2] === 'amount') {
      const money = moneyAt(change.value, path, 'DECIMAL_PRECISION')
      if (money.refused) return money.refused
      unit.amount = money.value
    } else {
      unit[match[2] === 'invoice_id' ? 'invoice_id' : 'custom_id'] = String(change.value)
    }
  }
  order.updateTime = world.clock.iso()
  return empty(204)
}

function shown(world: PaypalWorld, order: PaypalOrder, exchange: Exchange): JsonObject {
  return wantsWhole(exchange) ? wholeOrder(world, order) : minimalOrder(world, order)
}

/** The pages to come back to: in `payment_source.paypal` nowadays, in `application_context` before. */
function experienceOf(body: JsonObject): JsonObject {
  const source = isObject(body.payment_source) ? body.payment_source.paypal : undefined
  const context = isObject(source) ? source.experience_context : body.application_context
  return isObject(context) ? context : {}
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function parsedArray(body: Buffer): unknown[] | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return Array.isArray(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
