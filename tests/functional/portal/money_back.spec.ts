import { test } from '@japa/runner'
import { reconcileRefunds } from '#domain/ledger/refunds/reconcile_refunds'
import { requestRefund } from '#domain/ledger/refunds/request_refund'
import { returnHeld } from '#domain/ledger/intents/return_held'
import { systemActor } from '#domain/shared/actor'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import { heldPayment, surroundings } from '#tests/support/held_world'
import {
  confirm,
  deliver,
  invoiceToPay,
  openedPayment,
  payAtGateway,
  shown,
} from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { openPayment, paymentWorld, type PaymentWorld } from '#tests/support/payment_world'

const actor = systemActor('test')
const QUIET = { webhooks: false }

/** €120, paid with Razorpay; `page` is what its page is told. */
async function paid(world: PaymentWorld) {
  const { invoice, browser, id, order } = await openedPayment()
  payAtGateway(world.sandbox, 'razorpay', order)
  await confirm(browser, id)
  const payment = await Payment.firstOrFail()
  return { invoice, browser, id, payment, page: () => shown(browser, id) }
}

/** Held money that staff send back; the gateway does with the refund as `prepare` makes it. */
async function returned(world: PaymentWorld, prepare: () => void) {
  const held = await heldPayment(world.sandbox, '100.00')
  prepare()
  const { find, clock } = await surroundings()
  const done = await returnHeld(held.id, { note: null }, actor, null, find('paypal'), clock.now())
  if (!done.ok) throw new Error(done.code)
  const [refund] = done.value.refunds
  return { ...held, refund, page: () => shown(held.browser, held.id) }
}

test.group('The page of a payment, when money goes back', (group) => {
  eachWithOpenPortal(group)

  test('nothing went back: nothing is said of it', async ({ assert, cleanup }) => {
    const { page } = await paid(await paymentWorld(cleanup, QUIET))
    const told = await page()
    assert.containsSubset(told, { state: 'succeeded', moneyBack: 'none' })
    assert.deepEqual([told.refunds, told.disputes, told.furtherPayments], [[], [], []])
  })

  test('a part, and then the rest: the page is told how much of it, and of each', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup)
    const { payment, page } = await paid(world)
    world.sandbox.control.razorpay.refund(payment.gatewayPaymentId, 2_000)
    await deliver(world.sandbox)
    const part = await page()
    assert.containsSubset(part, {
      state: 'succeeded',
      moneyBack: 'part',
      payment: { left: { amountMinor: 2_000 }, amount: { amountMinor: 12_000 } },
      refunds: [
        {
          state: 'refunded',
          refundKind: 'refund',
          amount: { amountMinor: -2_000, currency: 'EUR' },
        },
      ],
    })

    world.sandbox.control.razorpay.refund(payment.gatewayPaymentId)
    await deliver(world.sandbox)
    const all = await page()
    assert.equal(all.moneyBack, 'all')
    assert.sameMembers(
      all.refunds.map((refund: any) => refund.amount.amountMinor),
      [-2_000, -10_000]
    )
    assert.equal(all.payment.left.amountMinor, 12_000)
  })

  test('a refund that the gateway has not done is on its way, and one that failed is not told', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup)
    const { payment, page } = await paid(world)
    world.sandbox.control.razorpay.refundsStay('pending')
    const { find, clock } = await surroundings()
    const asked = await requestRefund(
      {
        paymentId: payment.id,
        amountMinor: 5_000,
        reason: null,
        stillOwed: true,
        recordedById: null,
      },
      find('razorpay'),
      actor,
      clock.now()
    )
    if (!asked.ok) throw new Error(asked.code)
    assert.containsSubset(await page(), {
      moneyBack: 'none',
      refunds: [{ state: 'refund_pending', amount: { amountMinor: -5_000 } }],
    })

    world.sandbox.control.razorpay.decideRefund(asked.value.gatewayRefundId!, 'failed')
    await deliver(world.sandbox)
    await asked.value.refresh()
    assert.equal(asked.value.state, 'failed')
    assert.containsSubset(await page(), { moneyBack: 'none', refunds: [] })
  })

  test('a dispute is told while it is open, and what it took once it is lost', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup)
    const { payment, page } = await paid(world)
    const { razorpay } = world.sandbox.control
    const dispute = razorpay.dispute(payment.gatewayPaymentId)
    await deliver(world.sandbox)
    const open = await page()
    assert.containsSubset(open, {
      moneyBack: 'none',
      disputes: [{ state: 'open', amount: { amountMinor: 12_000, currency: 'EUR' } }],
    })
    assert.notInclude(JSON.stringify(open), dispute.id, 'the gateway’s id is for staff')

    razorpay.decideDispute(dispute.id, 'lost')
    await deliver(world.sandbox)
    assert.containsSubset(await page(), {
      moneyBack: 'all',
      disputes: [{ state: 'lost' }],
      refunds: [{ state: 'refunded', refundKind: 'chargeback', amount: { amountMinor: -12_000 } }],
    })
  })

  test('an order that was paid twice: both are shown, each with its receipt', async ({
    assert,
    cleanup,
  }) => {
    const { payment, page } = await paid(await paymentWorld(cleanup, QUIET))
    const facts = { ...payment.$attributes }
    delete facts.id
    await Payment.create({
      ...facts,
      publicId: 'again-again-again-agai',
      gatewayPaymentId: 'pay_again',
      receiptNumber: 'R-900000',
    })
    const told = await page()
    assert.equal(told.payment.id, payment.publicId)
    assert.lengthOf(told.furtherPayments, 1)
    assert.containsSubset(told.furtherPayments[0], {
      reference: 'pay_again',
      receiptNumber: 'R-900000',
      amount: { amountMinor: 12_000, currency: 'EUR' },
    })
  })

  test('held money that staff send back is on its way until the gateway did it, without a receipt', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup)
    const { paypal } = world.sandbox.control
    const { refund, page } = await returned(world, () => paypal.refundsStay('PENDING'))
    const told = await page()
    assert.containsSubset(told, {
      state: 'failed',
      resolution: 'returned',
      moneyBack: 'none',
      payment: { amount: { amountMinor: 10_000 } },
      refunds: [{ state: 'refund_pending' }],
    })
    assert.isNull(told.payment.receiptNumber, 'it counted towards nothing')

    paypal.decideRefund(refund.gatewayRefundId!, 'completed')
    await deliver(world.sandbox)
    assert.containsSubset(await page(), { moneyBack: 'all', refunds: [{ state: 'refunded' }] })
  })

  test('while the gateway does not answer, held money is on its way back and not back', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { faults } = world.sandbox.control
    const { page } = await returned(world, () =>
      faults.add({
        gateway: 'paypal',
        operation: 'captures.refund',
        kind: 'server_error',
        times: 100,
      })
    )
    assert.containsSubset(await page(), {
      moneyBack: 'none',
      refunds: [{ state: 'refund_pending' }],
    })
    faults.clear()
    world.clock.forward({ minutes: 30 })
    const { find, clock } = await surroundings()
    await reconcileRefunds(find, clock.now())
    assert.containsSubset(await page(), { moneyBack: 'all', refunds: [{ state: 'refunded' }] })
  })

  test('why a payment failed is a code: what a gateway or the ledger wrote down is for staff', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, QUIET)
    const { invoice, browser } = await invoiceToPay()
    const opened = await openPayment(browser, 'razorpay', invoice)
    const { id } = opened.body.data
    const words = 'BAD_REQUEST_ERROR: the id provided does not exist'
    for (const [state, failureCode] of [
      ['failed', 'payment_failed'],
      ['failed', 'never_heard_of'],
      ['processing', 'balance_changed'],
      ['succeeded', null],
    ] as const) {
      await PaymentIntent.query()
        .where('public_id', id)
        .update({ state, failure_code: failureCode, failure_message: words, held_reason: words })
      const told = await shown(browser, id)
      assert.deepEqual(told.failure, failureCode && { code: failureCode })
      assert.notInclude(JSON.stringify(told), words)
    }
  })
})
