import { json, objectBody, type Exchange, type Reply } from '#tests/sandbox/http/exchange'
import type { Router } from '#tests/sandbox/http/router'
import { page } from '#tests/sandbox/razorpay/collection'
import { refuse, unknownId } from '#tests/sandbox/razorpay/errors'
import { refuseNotes, refuseUnknown } from '#tests/sandbox/razorpay/inputs'
import { capture } from '#tests/sandbox/razorpay/pay'
import { refund, refuseRefund } from '#tests/sandbox/razorpay/refund'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

/** `X-Refund-Idempotency` is at least this long, of letters, digits, hyphens and underscores. */
const KEY_MIN = 10

export function paymentsApi(router: Router, world: RazorpayWorld): void {
  router.on('GET', '/v1/payments/:id', 'payments.fetch', ({ params }) => {
    const payment = world.payments.get(params.id)
    return payment ? json(200, payment) : unknownId()
  })
  router.on('POST', '/v1/payments/:id/capture', 'payments.capture', (exchange) =>
    captureReply(world, exchange)
  )
  router.on('POST', '/v1/payments/:id/refund', 'payments.refund', (exchange) =>
    refundReply(world, exchange)
  )
  router.on('GET', '/v1/payments/:id/refunds', 'payments.refunds', ({ params, query }) => {
    if (!world.payments.has(params.id)) return unknownId()
    return page(world.refundsOf(params.id), query)
  })
  router.on('GET', '/v1/payments/:id/refunds/:refundId', 'payments.refund_fetch', ({ params }) => {
    const found = world.refunds.get(params.refundId)
    return found?.payment_id === params.id ? json(200, found) : unknownId()
  })
  router.on('GET', '/v1/refunds', 'refunds.list', ({ query }) =>
    page([...world.refunds.values()], query)
  )
  router.on('GET', '/v1/refunds/:id', 'refunds.fetch', ({ params }) => {
    const found = world.refunds.get(params.id)
    return found ? json(200, found) : unknownId()
  })
}

function captureReply(world: RazorpayWorld, exchange: Exchange): Reply {
  const payment = world.payments.get(exchange.params.id)
  if (!payment) return unknownId()
  const body = objectBody(exchange)
  if (!body) return refuse('The request body is not valid JSON')
  if (payment.captured) return refuse('This payment has already been captured')
  if (payment.status !== 'authorized') {
    return refuse('Only payments which have been authorized and not yet captured can be captured')
  }
  if (world.orders.get(payment.order_id)?.status === 'paid') {
    return refuse('Your payment has been declined as the order is already paid.')
  }
  if (body.amount !== payment.amount) {
    return refuse('Capture amount must be equal to the amount authorized', { field: 'amount' })
  }
  if (body.currency !== undefined && body.currency !== payment.currency) {
    return refuse('Currency does not match the payment', { field: 'currency' })
  }
  capture(world, payment)
  return json(200, payment)
}

function refundReply(world: RazorpayWorld, exchange: Exchange): Reply {
  const payment = world.payments.get(exchange.params.id)
  if (!payment) return unknownId()
  const body = objectBody(exchange)
  if (!body) return refuse('The request body is not valid JSON')
  const key = exchange.headers['x-refund-idempotency']
  const fingerprint = `${payment.id} ${exchange.body.toString('utf8')}`
  if (key !== undefined) {
    const text = String(key)
    if (text.length < KEY_MIN) {
      return refuse('The idempotency key must be at least 10 characters long.')
    }
    if (!/^[A-Za-z0-9_-]+$/.test(text)) {
      return refuse(
        'The idempotency key must only contain alphanumeric characters, underscores, and hyphens'
      )
    }
    const before = world.refundKeys.get(text)
    if (before && before.fingerprint !== fingerprint) {
      return refuse('Different request with the same idempotency key has already been processed.', {
        status: 409,
      })
    }
    if (before) return json(200, world.refunds.get(before.refundId))
  }
  const refused =
    refuseUnknown(body, ['amount', 'speed', 'notes', 'receipt']) ??
    refuseNotes(body.notes) ??
    refuseRefund(world, payment, body.amount)
  if (refused) return refused
  const made = refund(world, payment, body)
  if (typeof key === 'string') world.refundKeys.set(key, { fingerprint, refundId: made.id })
  return json(200, made)
}
