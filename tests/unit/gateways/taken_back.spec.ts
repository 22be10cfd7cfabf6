import { test } from '@japa/runner'
import { Money } from '#domain/money/money'
import type { GatewayPayment, GatewayState } from '#gateways/payment_gateway'
import {
  anIntent,
  gateways,
  paidAtPayPal,
  paidAtRazorpay,
} from '#tests/unit/gateways/sandbox_gateways'

const usd = (value: string) => ({ currency_code: 'USD', value })

function only({ payments }: GatewayState): GatewayPayment {
  const [payment, ...others] = payments
  if (!payment || others.length > 0) throw new Error(`${payments.length} payments`)
  return payment
}

/** What the portal will post: all that went back, each once, in minor units. */
function wentBack({ refunds, disputes }: GatewayPayment) {
  const minor = (rows: { amount: Money | null }[]) =>
    rows.reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0), 0)
  return {
    refunded: minor(refunds.filter(({ kind }) => kind === 'refund')),
    reversed: minor(refunds.filter(({ kind }) => kind === 'reversal')),
    lost: minor(disputes.filter(({ status }) => status === 'lost')),
  }
}

test.group('Disputes at Razorpay', () => {
  for (const { turn, status } of [
    { turn: 'under_review', status: 'open' },
    { turn: 'action_required', status: 'open' },
    { turn: 'won', status: 'won' },
    { turn: 'closed', status: 'won' },
    { turn: 'lost', status: 'lost' },
  ] as const) {
    test(`one that is ${turn} is ${status}`, async ({ assert, cleanup }) => {
      const world = await gateways(cleanup)
      const { intent, paymentId } = await paidAtRazorpay(world)
      assert.containsSubset(only(await world.razorpay.inspect(intent)), {
        disputes: [],
        disputesComplete: true,
      })
      const opened = world.sandbox.control.razorpay.dispute(paymentId, { amount: 30_000 })
      world.sandbox.control.razorpay.decideDispute(opened.id, turn)

      const { disputes, disputesComplete } = only(await world.razorpay.inspect(intent))
      assert.isTrue(disputesComplete)
      assert.containsSubset(disputes, [
        { gatewayDisputeId: opened.id, status, reason: 'goods or services not received' },
      ])
      assert.isTrue(disputes[0]?.amount?.equals(Money.of('INR', 30_000)))
      assert.equal(disputes[0]?.respondBy?.toSeconds(), opened.respond_by)
    })
  }

  test('one that is lost before its money is gone is still open', async ({ assert, cleanup }) => {
    const world = await gateways(cleanup)
    const { intent, paymentId } = await paidAtRazorpay(world)
    const opened = world.sandbox.control.razorpay.dispute(paymentId)
    opened.status = 'lost'
    assert.equal(only(await world.razorpay.inspect(intent)).disputes[0]?.status, 'open')
    opened.amount_deducted = 40_000
    const [dispute] = only(await world.razorpay.inspect(intent)).disputes
    assert.equal(dispute?.status, 'lost')
    assert.isTrue(dispute?.amount?.equals(Money.of('INR', 40_000)), 'what was deducted')
  })

  test('those of other payments are not this one’s, readable or not', async ({
    assert,
    cleanup,
  }) => {
    const world = await gateways(cleanup)
    const mine = await paidAtRazorpay(world)
    const other = await paidAtRazorpay(world)
    const strange = world.sandbox.control.razorpay.dispute(other.paymentId)
    Object.assign(strange, { status: 'mediation' })

    assert.containsSubset(only(await world.razorpay.inspect(mine.intent)), {
      disputes: [],
      disputesComplete: true,
    })
    const payment = only(await world.razorpay.inspect(other.intent))
    assert.isFalse(payment.disputesComplete)
    assert.isEmpty(payment.disputes)
  })

  test('the one on the third page is found', async ({ assert, cleanup }) => {
    const world = await gateways(cleanup)
    const { intent, paymentId } = await paidAtRazorpay(world)
    const opened = world.sandbox.control.razorpay.dispute(paymentId)
    for (let count = 0; count < 250; count += 1) {
      const id = `disp_${String(count).padStart(14, '0')}`
      const copy = { ...opened, id, payment_id: 'pay_AAAAAAAAAAAAAA' }
      world.sandbox.control.razorpay.world().disputes.set(id, copy)
    }
    const { disputes, disputesComplete } = only(await world.razorpay.inspect(intent))
    assert.deepEqual(
      disputes.map(({ gatewayDisputeId }) => gatewayDisputeId),
      [opened.id]
    )
    assert.isTrue(disputesComplete)
  })

  for (const kind of ['server_error', 'truncated', 'reset_before'] as const) {
    test(`given ${kind} for the list, the payment is known all the same`, async ({
      assert,
      cleanup,
    }) => {
      const world = await gateways(cleanup)
      const { intent } = await paidAtRazorpay(world)
      world.sandbox.control.faults.add({ gateway: 'razorpay', kind, operation: 'disputes.list' })
      const state = await world.razorpay.inspect(intent)
      assert.equal(state.state, 'succeeded')
      assert.isFalse(only(state).disputesComplete)
    })
  }

  test('nobody is asked about disputes of what was not paid', async ({ assert, cleanup }) => {
    const world = await gateways(cleanup)
    const intent = anIntent(Money.of('INR', 5_000))
    const opened = await world.razorpay.open(intent)
    if (opened.outcome !== 'page') return assert.fail(opened.outcome)
    world.sandbox.control.faults.add({
      gateway: 'razorpay',
      kind: 'server_error',
      operation: 'disputes.list',
    })
    await world.razorpay.inspect({ ...intent, gatewayOrderId: opened.gatewayOrderId })
    assert.lengthOf(world.sandbox.control.faults.list(), 1, 'the fault still waits')
  })
})

test.group('Disputes and reversals at PayPal', () => {
  for (const { verdict, status } of [
    { verdict: 'under_review', status: 'open' },
    { verdict: 'won', status: 'won' },
    { verdict: 'canceled', status: 'won' },
    { verdict: 'payout', status: 'won' },
    { verdict: 'lost', status: 'lost' },
  ] as const) {
    test(`one that is ${verdict} is ${status}`, async ({ assert, cleanup }) => {
      const world = await gateways(cleanup)
      const { intent, captureId } = await paidAtPayPal(world)
      assert.containsSubset(only(await world.paypal.inspect(intent)), {
        disputes: [],
        disputesComplete: true,
      })
      const opened = world.sandbox.control.paypal.dispute(captureId, { amount: usd('30.00') })
      world.sandbox.control.paypal.decideDispute(opened.id, verdict)

      const { disputes, disputesComplete } = only(await world.paypal.inspect(intent))
      assert.isTrue(disputesComplete)
      assert.containsSubset(disputes, [
        { gatewayDisputeId: opened.id, status, reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED' },
      ])
      assert.isTrue(disputes[0]?.amount?.equals(Money.of('USD', 3_000)))
      assert.deepEqual(world.sandbox.control.violations(), [])
    })
  }

  test('a reversal is seen, whole or in part', async ({ assert, cleanup }) => {
    const world = await gateways(cleanup)
    const { intent, captureId } = await paidAtPayPal(world)
    world.sandbox.control.paypal.reverse(captureId, usd('25.00'))
    const part = wentBack(only(await world.paypal.inspect(intent)))
    assert.equal(part.refunded + part.reversed, 2_500)
    world.sandbox.control.paypal.reverse(captureId)
    const all = wentBack(only(await world.paypal.inspect(intent)))
    assert.equal(all.refunded + all.reversed, 10_000)
  })

  test('a loss that shows as a reversal too is told as a reversal, so that it counts once', async ({
    assert,
    cleanup,
  }) => {
    const world = await gateways(cleanup)
    const { intent, captureId } = await paidAtPayPal(world)
    world.sandbox.control.paypal.refund(captureId, usd('10.00'))
    const opened = world.sandbox.control.paypal.dispute(captureId, { amount: usd('30.00') })
    world.sandbox.control.paypal.decideDispute(opened.id, 'lost', { reverses: true })
    assert.deepEqual(wentBack(only(await world.paypal.inspect(intent))), {
      refunded: 1_000,
      reversed: 3_000,
      lost: 3_000,
    })
  })

  test('a reversal that carries the reference of its capture is told as one too', async ({
    assert,
    cleanup,
  }) => {
    const world = await gateways(cleanup)
    const { intent, captureId } = await paidAtPayPal(world)
    const opened = world.sandbox.control.paypal.dispute(captureId, { amount: usd('30.00') })
    world.sandbox.control.paypal.decideDispute(opened.id, 'lost', { reverses: true })
    for (const made of world.sandbox.control.paypal.world().refunds.values()) {
      made.customId = intent.publicId
    }
    const payment = only(await world.paypal.inspect(intent))
    assert.equal(payment.refunds[0]?.reference, intent.publicId)
    assert.deepEqual(wentBack(payment), { refunded: 0, reversed: 3_000, lost: 3_000 })
  })

  test('a refund from before the dispute, or one of ours, is no reversal', async ({
    assert,
    cleanup,
  }) => {
    const world = await gateways(cleanup)
    const { intent, captureId } = await paidAtPayPal(world)
    world.sandbox.control.paypal.refund(captureId, usd('30.00'))
    world.sandbox.control.clock.advance(60_000)
    const opened = world.sandbox.control.paypal.dispute(captureId, { amount: usd('30.00') })
    world.sandbox.control.paypal.decideDispute(opened.id, 'lost')
    const ours = await world.paypal.refund({
      publicId: 'a-refund-of-ours',
      gatewayPaymentId: captureId,
      amount: Money.of('USD', 3_000),
    })
    assert.equal(ours.state, 'processed')
    assert.deepEqual(wentBack(only(await world.paypal.inspect(intent))), {
      refunded: 6_000,
      reversed: 0,
      lost: 3_000,
    })
  })

  for (const operation of ['disputes.list', 'disputes.get']) {
    test(`given silence for ${operation}, the payment is known all the same`, async ({
      assert,
      cleanup,
    }) => {
      const world = await gateways(cleanup)
      const { intent, captureId } = await paidAtPayPal(world)
      const opened = world.sandbox.control.paypal.dispute(captureId)
      world.sandbox.control.paypal.decideDispute(opened.id, 'lost')
      world.sandbox.control.faults.add({ gateway: 'paypal', kind: 'server_error', operation })
      const state = await world.paypal.inspect(intent)
      assert.equal(state.state, 'succeeded')
      assert.containsSubset(only(state), { disputes: [], disputesComplete: false })
    })
  }
})
