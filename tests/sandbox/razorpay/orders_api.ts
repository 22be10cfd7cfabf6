import { json, objectBody, type Exchange, type Reply } from '#tests/sandbox/http/exchange'
import type { Router } from '#tests/sandbox/http/router'
import { razorpayId } from '#tests/sandbox/ids'
import { captureSettingsOf, refuseCaptureSettings } from '#tests/sandbox/razorpay/capture_settings'
import type { RazorpayOrder } from '#tests/sandbox/razorpay/entities'
import { refuse, unknownId } from '#tests/sandbox/razorpay/errors'
import {
  refuseAmount,
  refuseCurrency,
  refuseNotes,
  refuseReceipt,
  refuseUnknown,
  storedNotes,
} from '#tests/sandbox/razorpay/inputs'
import { page } from '#tests/sandbox/razorpay/collection'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

const KNOWN = [
  'amount',
  'currency',
  'receipt',
  'notes',
  'partial_payment',
  'payment',
  'payment_capture',
]

export function ordersApi(router: Router, world: RazorpayWorld): void {
  router.on('POST', '/v1/orders', 'orders.create', (exchange) => create(world, exchange))
  router.on('GET', '/v1/orders', 'orders.list', ({ query }) => {
    const receipt = query.get('receipt')
    const found = [...world.orders.values()].filter(
      (order) => receipt === null || order.receipt === receipt
    )
    return page(found, query)
  })
  router.on('GET', '/v1/orders/:id', 'orders.fetch', ({ params }) => {
    const order = world.orders.get(params.id)
    return order ? json(200, order) : unknownId()
  })
  router.on('GET', '/v1/orders/:id/payments', 'orders.payments', ({ params, query }) => {
    if (!world.orders.has(params.id)) return unknownId()
    return page(world.paymentsOf(params.id), query)
  })
}

function create(world: RazorpayWorld, exchange: Exchange): Reply {
  const body = objectBody(exchange)
  if (!body) return refuse('The request body is not valid JSON')
  const { amount, currency, receipt, notes } = body
  const refused =
    refuseUnknown(body, KNOWN) ??
    refuseCurrency(currency) ??
    refuseAmount(amount, String(currency)) ??
    refuseReceipt(receipt) ??
    refuseNotes(notes) ??
    refuseCaptureSettings(body.payment)
  if (refused) return refused
  const order: RazorpayOrder = {
    id: razorpayId('order'),
    entity: 'order',
    amount: Number(amount),
    amount_paid: 0,
    amount_due: Number(amount),
    currency: String(currency),
    receipt: typeof receipt === 'string' ? receipt : null,
    offer_id: null,
    status: 'created',
    attempts: 0,
    notes: storedNotes(notes),
    created_at: world.clock.seconds(),
  }
  world.orders.set(order.id, order)
  const settings = captureSettingsOf(body.payment)
  if (settings) world.captureSettings.set(order.id, settings)
  return json(200, order)
}
