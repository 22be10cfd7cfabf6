import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import type { Sandbox } from '#tests/sandbox/start'
import { checkoutSignature, hmacHex } from '#tests/sandbox/razorpay/signature'
import { NO_REAL_DATA, realDataPath, withoutRealData } from '#tests/support/real_data'
import { jsonOf, RAZORPAY_KEYS, sandboxForTest, statusOf } from '#tests/support/sandbox'
import { razorpayCall, razorpaySdk } from '#tests/support/sandbox_razorpay'

const ORDER = { amount: 12_345, currency: 'INR', receipt: 'INV-42-a1' }

interface ApiAnswer {
  id: string
  status: string
  error: { code: string; field?: string }
}

async function call(sandbox: Sandbox, path: string, body: unknown, headers = {}) {
  const response = await razorpayCall(sandbox, path, body, headers)
  return { status: response.status, body: await jsonOf<ApiAnswer>(response) }
}

test.group('Razorpay sandbox', () => {
  test('the published signatures are what it would send', ({ assert }) => {
    const { razorpay } = JSON.parse(readFileSync(realDataPath('signatures/vectors.json'), 'utf8'))
    for (const { kind, message, secret, signature } of razorpay) {
      assert.equal(hmacHex(message, secret), signature)
      const [orderId, paymentId] = message.split('|')
      if (kind === 'checkout') {
        assert.equal(checkoutSignature(orderId, paymentId, secret), signature)
      }
    }
  }).skip(withoutRealData, NO_REAL_DATA)

  test('the real SDK orders, the customer pays, the SDK finds the payment', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const sdk = razorpaySdk(sandbox)
    const order = await sdk.orders.create({ ...ORDER, notes: { intent: 'int_1' } })
    assert.match(order.id, /^order_[A-Za-z0-9]{14}$/)
    assert.containsSubset(order, {
      status: 'created',
      amount_due: 12_345,
      notes: { intent: 'int_1' },
    })
    const paid = sandbox.control.razorpay.pay(order.id, { method: 'card' })
    const { items } = await sdk.orders.fetchPayments(order.id)
    assert.lengthOf(items, 1)
    assert.containsSubset(items[0], {
      id: paid.id,
      status: 'captured',
      amount: 12_345,
      method: 'card',
      card: { last4: '1111' },
    })
    assert.containsSubset(await sdk.orders.fetch(order.id), { status: 'paid', amount_paid: 12_345 })
    assert.containsSubset(await sdk.payments.fetch(paid.id), { order_id: order.id })
    assert.deepEqual(sandbox.control.ledger().sums, {
      INR: { capturedMinor: 12_345, refundedMinor: 0, netMinor: 12_345, captures: 1, refunds: 0 },
    })
  })

  test('an order is found by its receipt, and only by that', async ({ assert, cleanup }) => {
    const sdk = razorpaySdk(await sandboxForTest(cleanup))
    const order = await sdk.orders.create(ORDER)
    await sdk.orders.create({ ...ORDER, receipt: 'INV-42-a2' })
    const found = await sdk.orders.all({ receipt: 'INV-42-a1' })
    assert.deepEqual(
      found.items.map(({ id }) => id),
      [order.id]
    )
    assert.containsSubset(await sdk.orders.all({ receipt: 'nobody' }), { count: 0, items: [] })
  })

  test('orders that Razorpay would refuse are refused with the field that is wrong', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const notes = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`n${index}`, 'x']))
    for (const [change, field] of [
      [{ amount: 99 }, 'amount'],
      [{ amount: 100.5 }, 'amount'],
      [{ amount: '12345' }, 'amount'],
      [{ amount: -1 }, 'amount'],
      [{ amount: undefined }, 'amount'],
      [{ currency: 'XXX' }, 'currency'],
      [{ currency: null }, 'currency'],
      [{ receipt: 'x'.repeat(41) }, 'receipt'],
      [{ notes }, 'notes'],
      [{ notes: { long: 'x'.repeat(257) } }, 'notes'],
      [{ notes: 'text' }, 'notes'],
      [{ currency: 'KWD', amount: 1_234 }, 'amount'],
      [{ surprise: 1 }, undefined],
    ] as const) {
      const answer = await call(sandbox, '/v1/orders', { ...ORDER, ...change })
      assert.equal(answer.status, 400, JSON.stringify(change))
      assert.equal(answer.body.error.code, 'BAD_REQUEST_ERROR')
      assert.equal(answer.body.error.field, field)
    }
    assert.equal(sandbox.control.razorpay.world().orders.size, 0)
  })

  test('a wrong key gets 401 and nothing else', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const wrong = btoa(`${RAZORPAY_KEYS.keyId}:guess`)
    const answer = await call(sandbox, '/v1/orders', ORDER, { authorization: `Basic ${wrong}` })
    assert.equal(answer.status, 401)
  })

  test('a payment that failed may be authorised late, and is then captured', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const order = await razorpaySdk(sandbox).orders.create(ORDER)
    const hour = 3_600_000
    const payment = sandbox.control.razorpay.pay(order.id, {
      outcome: 'succeed_late',
      lateMs: 30 * hour,
    })
    assert.equal(payment.status, 'failed')
    assert.equal(payment.error_code, 'BAD_REQUEST_ERROR')
    sandbox.control.clock.advance(29 * hour)
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.equal(payment.status, 'failed')
    sandbox.control.clock.advance(hour)
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.equal(payment.status, 'captured')
    assert.isNull(payment.error_code)
  })

  test('an order may ask for its own time of automatic capture', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const options = { automatic_expiry_period: 12, manual_expiry_period: 7200 }
    const order = (payment: object) => call(sandbox, '/v1/orders', { ...ORDER, payment })
    for (const bad of [
      { capture: 'sometimes' },
      { capture: 'automatic' },
      { capture: 'automatic', capture_options: { automatic_expiry_period: 11 } },
      { capture: 'automatic', capture_options: { ...options, manual_expiry_period: 11 } },
    ]) {
      assert.equal(await statusOf(order(bad)), 400, JSON.stringify(bad))
    }
    const made = await order({ capture: 'automatic', capture_options: options })
    const minute = 60_000
    const late = { outcome: 'succeed_late', lateMs: 13 * minute } as const
    const payment = sandbox.control.razorpay.pay(made.body.id, late)
    sandbox.control.clock.advance(14 * minute)
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.equal(payment.status, 'authorized')
    const manual = await order({ capture: 'manual' })
    assert.equal(sandbox.control.razorpay.pay(manual.body.id).status, 'authorized')
  })

  test('an authorised payment is captured once, for its exact amount', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const sdk = razorpaySdk(sandbox)
    const order = await sdk.orders.create(ORDER)
    const { id } = sandbox.control.razorpay.pay(order.id, { outcome: 'authorize' })
    const capture = (amount: number) =>
      call(sandbox, `/v1/payments/${id}/capture`, { amount, currency: 'INR' })
    assert.equal(await statusOf(capture(12_344)), 400)
    assert.containsSubset(await capture(12_345), { body: { status: 'captured' } })
    assert.equal(await statusOf(capture(12_345)), 400)
    assert.equal(sandbox.control.ledger().sums.INR.captures, 1)
  })

  test('a refund with the same key is made once; with another body it is refused', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const sdk = razorpaySdk(sandbox)
    const order = await sdk.orders.create(ORDER)
    const { id } = sandbox.control.razorpay.pay(order.id)
    const refund = (amount: number, key: string) =>
      call(sandbox, `/v1/payments/${id}/refund`, { amount }, { 'x-refund-idempotency': key })
    const first = await refund(5_000, 'refund-0001')
    const again = await refund(5_000, 'refund-0001')
    assert.equal(first.body.status, 'processed')
    assert.deepEqual(again.body, first.body)
    assert.equal(await statusOf(refund(6_000, 'refund-0001')), 409)
    assert.equal(await statusOf(refund(5_000, 'short')), 400)
    assert.equal(await statusOf(refund(8_000, 'refund-0002')), 400)
    assert.equal(await statusOf(refund(7_345, 'refund-0003')), 200)
    assert.equal(await statusOf(refund(100, 'refund-0004')), 400)
    assert.containsSubset(await sdk.payments.fetch(id), {
      status: 'refunded',
      refund_status: 'full',
      amount_refunded: 12_345,
    })
    assert.containsSubset(await sdk.payments.fetchMultipleRefund(id), { count: 2 })
    assert.containsSubset(await sdk.refunds.fetch(first.body.id), { amount: 5_000 })
    assert.equal(sandbox.control.ledger().sums.INR.netMinor, 0)
  })

  test('a refund that fails later gives the amount back to the payment', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const order = await razorpaySdk(sandbox).orders.create(ORDER)
    const payment = sandbox.control.razorpay.pay(order.id)
    sandbox.control.razorpay.refundsStay('pending')
    const refund = sandbox.control.razorpay.refund(payment.id)
    assert.equal(refund.status, 'pending')
    assert.equal(payment.status, 'refunded')
    sandbox.control.razorpay.decideRefund(refund.id, 'failed')
    assert.equal(payment.status, 'captured')
    assert.isNull(payment.refund_status)
    assert.equal(sandbox.control.ledger().sums.INR.refunds, 0)
  })

  test('an unknown id or address gets the real error envelope', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const sdk = razorpaySdk(sandbox)
    const unknown = await sdk.orders.fetch('order_AAAAAAAAAAAAAA').catch((error: unknown) => error)
    assert.containsSubset(unknown, {
      statusCode: 400,
      error: { code: 'BAD_REQUEST_ERROR', description: 'The id provided does not exist' },
    })
    assert.equal(await statusOf(call(sandbox, '/v1/nowhere', {})), 400)
  })
})
