import { test } from '@japa/runner'
import { Money } from '#domain/money/money'
import { anIntent, gateways, paidAtPayPal, type World } from '#tests/unit/gateways/sandbox_gateways'

const HOUR_MS = 3_600_000

async function authorisedAtRazorpay({ razorpay, sandbox }: World) {
  const intent = anIntent(Money.of('INR', 5_000))
  const opened = await razorpay.open(intent)
  if (opened.outcome !== 'page') throw new Error(opened.outcome)
  const payment = sandbox.control.razorpay.pay(opened.gatewayOrderId, { outcome: 'authorize' })
  const order = sandbox.control.razorpay.world().orders.get(opened.gatewayOrderId)
  if (!order) throw new Error('the order is not there')
  return { intent: { ...intent, gatewayOrderId: opened.gatewayOrderId }, payment, order }
}

async function openedAtPayPal({ paypal }: World, of = anIntent(Money.of('USD', 5_000))) {
  const opened = await paypal.open(of)
  if (opened.outcome !== 'redirect') throw new Error(opened.outcome)
  return { ...of, gatewayOrderId: opened.gatewayOrderId }
}

/** An order of USD 50.00 that the payer approved. */
async function approvedAtPayPal(cleanup: Parameters<typeof gateways>[0]) {
  const world = await gateways(cleanup)
  const intent = await openedAtPayPal(world)
  world.sandbox.control.paypal.approve(intent.gatewayOrderId)
  return { ...world, intent }
}

test.group('What Razorpay authorised is captured only as it was asked', () => {
  test('the very amount is captured, once', async ({ assert, cleanup }) => {
    const world = await gateways(cleanup)
    const { intent } = await authorisedAtRazorpay(world)
    assert.equal((await world.razorpay.inspect(intent)).state, 'approved')
    assert.equal((await world.razorpay.capture(intent)).state, 'succeeded')
    assert.equal((await world.razorpay.capture(intent)).state, 'succeeded')
    assert.equal(world.sandbox.control.ledger().sums.INR.captures, 1)
  })

  for (const [name, spoil] of [
    ['a payment of one paisa less', ({ payment }) => (payment.amount = 4_999)],
    ['a payment of one paisa more', ({ payment }) => (payment.amount = 5_001)],
    ['a payment of nothing', ({ payment }) => (payment.amount = 0)],
    ['a payment of less than nothing', ({ payment }) => (payment.amount = -5_000)],
    ['a payment that is no integer', ({ payment }) => (payment.amount = 5_000.5)],
    ['a payment beyond all integers', ({ payment }) => (payment.amount = 1e300)],
    ['the same number of other money', ({ payment }) => (payment.currency = 'USD')],
    ['money that is none', ({ payment }) => (payment.currency = 'inr')],
    ['an order of another amount', ({ order }) => (order.amount = 500_000)],
    ['an order in other money', ({ order }) => (order.currency = 'JPY')],
    ['an order for somebody else', ({ order }) => (order.receipt = 'theirs')],
    ['an order for nobody', ({ order }) => (order.receipt = null)],
  ] as [string, (at: Awaited<ReturnType<typeof authorisedAtRazorpay>>) => unknown][]) {
    test(`${name} is left alone`, async ({ assert, cleanup }) => {
      const world = await gateways(cleanup)
      const at = await authorisedAtRazorpay(world)
      spoil(at)
      const state = await world.razorpay.capture(at.intent)
      assert.notEqual(state.state, 'succeeded')
      assert.equal(at.payment.status, 'authorized')
      assert.deepEqual(world.sandbox.control.ledger().sums, {})
    })
  }
})

test.group('What PayPal says to a capture', () => {
  for (const outcome of ['insufficient_funds', 'payer_action_required'] as const) {
    test(`${outcome}: nothing is taken, the payer goes there again, and pays once`, async ({
      assert,
      cleanup,
    }) => {
      const world = await gateways(cleanup)
      const intent = await openedAtPayPal(world)
      world.sandbox.control.paypal.approve(intent.gatewayOrderId, { outcome })
      const refused = await world.paypal.capture(intent)
      assert.equal(refused.state, 'awaiting_payer')
      assert.isEmpty(refused.payments)
      const again = await world.paypal.open(intent)
      assert.containsSubset(again, { outcome: 'redirect', gatewayOrderId: intent.gatewayOrderId })

      // Nobody chooses another card within the same second.
      world.sandbox.control.clock.advance(2_000)
      world.sandbox.control.paypal.approve(intent.gatewayOrderId)
      assert.equal((await world.paypal.capture(intent)).state, 'succeeded')
      assert.equal(world.sandbox.control.ledger().sums.USD.captures, 1)
    })
  }

  test('an invoice id that was paid already is a failure with its reason, not a payment', async ({
    assert,
    cleanup,
  }) => {
    const world = await gateways(cleanup)
    const first = await paidAtPayPal(world)
    const { invoiceNumbers } = first.intent
    const second = await openedAtPayPal(world, {
      ...anIntent(Money.of('USD', 10_000)),
      invoiceNumbers,
    })
    world.sandbox.control.paypal.approve(second.gatewayOrderId)
    const state = await world.paypal.capture(second)
    assert.equal(state.state, 'failed')
    assert.equal(state.failure?.code, 'duplicate_invoice_id')
    assert.equal(world.sandbox.control.ledger().sums.USD.captures, 1)

    const attempt = await openedAtPayPal(world, {
      ...anIntent(Money.of('USD', 10_000)),
      invoiceNumbers,
      attempt: 2,
    })
    world.sandbox.control.paypal.approve(attempt.gatewayOrderId)
    assert.equal((await world.paypal.capture(attempt)).state, 'succeeded')
  })

  test('a token that PayPal no longer takes is fetched anew, and the capture goes through', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, paypal, intent } = await approvedAtPayPal(cleanup)
    sandbox.control.paypal.world().tokens.clear()
    assert.equal((await paypal.inspect(intent)).state, 'approved')
    sandbox.control.paypal.world().tokens.clear()
    assert.equal((await paypal.capture(intent)).state, 'succeeded')
    assert.equal(sandbox.control.paypal.world().tokens.size, 1)
  })

  test('while no token is taken, nothing is known, and nothing is called failed', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, paypal, intent } = await approvedAtPayPal(cleanup)
    sandbox.control.faults.add({ gateway: 'paypal', kind: 'unauthorized', times: 9 })
    assert.equal((await paypal.capture(intent)).state, 'unknown')
    assert.equal(sandbox.control.paypal.world().captures.size, 0)
  })
})

test.group('When PayPal has forgotten the key of a request', () => {
  test('a capture whose answer was lost is found after six hours, not repeated', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, paypal, intent } = await approvedAtPayPal(cleanup)
    const lost = { gateway: 'paypal', kind: 'reset_after', operation: 'orders.capture' } as const
    sandbox.control.faults.add(lost)
    sandbox.control.faults.add({
      ...lost,
      kind: 'server_error',
      operation: 'orders.get',
      skip: 1,
    })
    assert.equal((await paypal.capture(intent)).state, 'unknown')
    sandbox.control.clock.advance(7 * HOUR_MS)
    assert.equal((await paypal.capture(intent)).state, 'succeeded')
    assert.equal(sandbox.control.ledger().sums.USD.captures, 1)
  })

  test('an order whose id is known is looked up, however old its key is', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, paypal, intent } = await approvedAtPayPal(cleanup)
    await paypal.capture(intent)
    sandbox.control.clock.advance(7 * HOUR_MS)
    await paypal.open(intent)
    assert.equal(sandbox.control.paypal.world().orders.size, 1)
  })

  test('after 45 days a refund is asked for by its listing: PayPal would send it again', async ({
    assert,
    cleanup,
  }) => {
    const world = await gateways(cleanup)
    const { intent, captureId } = await paidAtPayPal(world)
    const request = {
      publicId: 'a-refund-of-ours',
      gatewayPaymentId: captureId,
      amount: Money.of('USD', 1_000),
      note: null,
    }
    await world.paypal.refund(request)
    world.sandbox.control.clock.advance(46 * 24 * HOUR_MS)
    const [payment] = (await world.paypal.inspect(intent)).payments
    assert.deepEqual(
      payment?.refunds.map(({ reference, status }) => [reference, status]),
      [[request.publicId, 'processed']]
    )
    // What the reconciler has to avoid, and does by reading the list first.
    await world.paypal.refund(request)
    assert.equal(world.sandbox.control.ledger().sums.USD.refundedMinor, 2_000)
  })
})
