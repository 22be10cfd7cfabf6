import { test } from '@japa/runner'
import { ControlRefusal } from '#tests/sandbox/control/refusal'
import type { Sandbox } from '#tests/sandbox/start'
import { jsonOf, sandboxForTest, statusOf } from '#tests/support/sandbox'
import { paidCapture, paypalCall } from '#tests/support/sandbox_paypal'
import { razorpayCall, razorpayOrder } from '#tests/support/sandbox_razorpay'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const newOrder = (sandbox: Sandbox) => razorpayOrder(sandbox, 5_000)

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20))
}

test.group('Attempts to pay at the sandbox', () => {
  test('an order takes a second attempt after one that failed, and none after one that paid', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { razorpay } = sandbox.control
    const order = await newOrder(sandbox)
    const first = razorpay.pay(order, { outcome: 'fail' })
    const second = razorpay.pay(order)
    const list = await jsonOf(razorpayCall(sandbox, `/v1/orders/${order}/payments`))
    assert.containsSubset(list, {
      count: 2,
      items: [
        { id: second.id, status: 'captured' },
        { id: first.id, status: 'failed', error_reason: 'payment_declined' },
      ],
    })
    assert.throws(() => razorpay.pay(order), ControlRefusal)
    assert.equal(sandbox.control.ledger().sums.INR.captures, 1)
  })

  test('a late authorisation of an order that is paid by then stays uncaptured', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { razorpay, clock } = sandbox.control
    const order = await newOrder(sandbox)
    const late = razorpay.pay(order, { outcome: 'succeed_late', lateMs: MINUTE_MS })
    const paid = razorpay.pay(order)
    clock.advance(MINUTE_MS)
    await settle()
    assert.equal(late.status, 'authorized')
    assert.equal(paid.status, 'captured')
    const capture = `/v1/payments/${late.id}/capture`
    assert.equal(
      await statusOf(razorpayCall(sandbox, capture, { amount: 5_000, currency: 'INR' })),
      400
    )
    assert.equal(sandbox.control.ledger().sums.INR.captures, 1)
  })

  test('an attempt that is abandoned stays created, and fails when its time is over', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const order = await newOrder(sandbox)
    const left = sandbox.control.razorpay.pay(order, { outcome: 'abandon', lateMs: MINUTE_MS })
    assert.equal(left.status, 'created')
    assert.lengthOf(sandbox.control.events.razorpay.list(), 0)
    sandbox.control.clock.advance(MINUTE_MS)
    await settle()
    assert.containsSubset(left, { status: 'failed', error_reason: 'payment_timed_out' })
    assert.deepEqual(sandbox.control.ledger().sums, {})
  })

  test('PayPal takes no order that is only to be authorised, and authorises none', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const amount = { currency_code: 'EUR', value: '10.00' }
    const create = (intent: string) =>
      paypalCall(sandbox, 'POST', '/v2/checkout/orders', { intent, purchase_units: [{ amount }] })
    const refused = await create('AUTHORIZE')
    assert.equal(refused.status, 400)
    assert.containsSubset(await jsonOf(refused), {
      details: [{ issue: 'NOT_SUPPORTED', field: '/intent' }],
    })
    const { id } = await jsonOf<{ id: string }>(create('CAPTURE'))
    const path = `/v2/checkout/orders/${id}/authorize`
    const answer = await paypalCall(sandbox, 'POST', path, {})
    assert.equal(answer.status, 422)
    assert.containsSubset(await jsonOf(answer), {
      details: [{ issue: 'ACTION_DOES_NOT_MATCH_INTENT' }],
    })
    assert.deepEqual(sandbox.control.violations(), [])
  })
})

test.group('What a refund at the sandbox remembers', () => {
  test("Razorpay keeps a refund's notes and receipt, in each place it shows", async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const payment = sandbox.control.razorpay.pay(await newOrder(sandbox))
    const words = { notes: { refund: 'ref_1' }, receipt: 'ref_1' }
    const made = await jsonOf<{ id: string }>(
      razorpayCall(sandbox, `/v1/payments/${payment.id}/refund`, { amount: 1_000, ...words })
    )
    for (const path of [
      `/v1/refunds/${made.id}`,
      `/v1/payments/${payment.id}/refunds/${made.id}`,
    ]) {
      assert.containsSubset(await jsonOf(razorpayCall(sandbox, path)), words)
    }
    for (const path of ['/v1/refunds', `/v1/payments/${payment.id}/refunds`]) {
      assert.containsSubset(await jsonOf(razorpayCall(sandbox, path)), { items: [words] })
    }
    const other = sandbox.control.razorpay.pay(await newOrder(sandbox))
    const wrong = `/v1/payments/${other.id}/refunds/${made.id}`
    assert.equal(await statusOf(razorpayCall(sandbox, wrong)), 400)
  })

  test('PayPal keeps its references, and a request id gives the same refund for 45 days', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { captureId, orderId } = await paidCapture(sandbox)
    const words = { custom_id: 'ref_1', invoice_id: 'INV-42-r1', note_to_payer: 'Sorry' }
    const body = { amount: { currency_code: 'USD', value: '1.00' }, ...words }
    const refund = (change: object = {}, key = 'refund-1') =>
      paypalCall(
        sandbox,
        'POST',
        `/v2/payments/captures/${captureId}/refund`,
        { ...body, ...change },
        { 'paypal-request-id': key, 'prefer': 'return=representation' }
      )
    const { id } = await jsonOf<{ id: string }>(refund())
    assert.containsSubset(
      await jsonOf(paypalCall(sandbox, 'GET', `/v2/payments/refunds/${id}`)),
      words
    )
    assert.containsSubset(
      await jsonOf(paypalCall(sandbox, 'GET', `/v2/checkout/orders/${orderId}`)),
      { purchase_units: [{ payments: { refunds: [{ id, ...words }] } }] }
    )
    assert.containsSubset(await jsonOf(refund()), { id })
    assert.equal(await statusOf(refund({}, 'refund-2')), 422)
    assert.equal(await statusOf(refund({ invoice_id: '' }, 'refund-3')), 400)
    assert.equal(await statusOf(refund({ custom_id: 7 }, 'refund-4')), 400)
    sandbox.control.clock.advance(45 * DAY_MS - MINUTE_MS)
    assert.containsSubset(await jsonOf(refund()), { id })
    sandbox.control.clock.advance(MINUTE_MS)
    const later = await jsonOf<{ id: string }>(refund({ invoice_id: 'INV-42-r2' }))
    assert.notEqual(later.id, id)
    assert.equal(sandbox.control.ledger().sums.USD.refundedMinor, 200)
    // What breaks the published schema here are the requests, on purpose.
    const broken = sandbox.control.violations().filter(({ side }) => side !== 'request')
    assert.deepEqual(broken, [])
  })
})
