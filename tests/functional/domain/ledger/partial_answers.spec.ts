import { test } from '@japa/runner'
import { reconcilePayments } from '#domain/ledger/intents/reconcile_payments'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { systemActor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import Dispute from '#models/dispute'
import Payment from '#models/payment'
import { answering, eachPayment, type Change } from '#tests/support/changed_gateway'
import { confirm, intentOf, surroundings } from '#tests/support/held_world'
import { openedPayment } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paymentWorld } from '#tests/support/payment_world'

const silent: Change = () => ({ state: 'unknown', payments: [] })

async function paid(cleanup: (work: () => Promise<void>) => void) {
  const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
  const { browser, id, order } = await openedPayment()
  sandbox.control.razorpay.pay(order)
  if ((await confirm(browser, id)) !== 'succeeded') throw new Error('it was to succeed')
  const { find } = await surroundings()
  const hoursToNext = async () => {
    const { nextCheckAt } = await intentOf(id)
    return nextCheckAt && nextCheckAt.diff(clock.now(), 'hours').hours
  }
  return {
    id,
    clock,
    hoursToNext,
    /** An event had it looked at. */
    async look(change: Change) {
      const { id: intentId } = await intentOf(id)
      const gateway = answering(find('razorpay'), change)
      await settlePaymentIntent(intentId, gateway, systemActor('test'), clock.now())
      return hoursToNext()
    },
    /** It was time to look. */
    async reconcile(change: Change) {
      const gateway = answering(find('razorpay'), change)
      const { checked } = await reconcilePayments(() => gateway, clock.now())
      if (checked !== 1) throw new Error('it was not due')
      return hoursToNext()
    },
  }
}

test.group('An answer that is not whole', (group) => {
  eachWithOpenPortal(group)

  for (const [what, change] of [
    ['nothing at all', silent],
    ['no list of refunds', eachPayment({ refundsComplete: false })],
    ['no list of disputes', eachPayment({ disputesComplete: false })],
  ] as const) {
    test(`${what}: who looked had a reason, so it is looked again within the hour`, async ({
      assert,
      cleanup,
    }) => {
      const { look, reconcile, clock } = await paid(cleanup)
      assert.equal(await look((state) => state), 24)
      assert.equal(await look(change), 1)
      // Less and less often while it stays so, and never more seldom than daily.
      const waits: (number | null)[] = []
      for (let hours: number | null = 1; hours !== null && waits.length < 8;) {
        clock.forward({ hours })
        hours = await reconcile(change)
        waits.push(hours)
      }
      assert.deepEqual(waits, [1, 2, 4, 8, 16, 24, 24, 24])
      clock.forward({ days: 1 })
      assert.equal(await reconcile((state) => state), 24, 'answered')
      clock.forward({ days: 1 })
      assert.equal(await reconcile(change), 24, 'nobody had a reason to ask this time')
    })
  }

  test('without a reason to look, silence makes nobody ask more often', async ({
    assert,
    cleanup,
  }) => {
    const { reconcile, clock } = await paid(cleanup)
    clock.forward({ days: 1 })
    assert.equal(await reconcile(silent), 24)
  })

  test('keys that may not read disputes are not asked about them every hour', async ({
    assert,
    cleanup,
  }) => {
    const { look } = await paid(cleanup)
    const forbidden = { disputesComplete: false, disputesForbidden: true }
    assert.equal(await look(eachPayment(forbidden)), 24)
  })

  test('what never answers is let go after a month', async ({ assert, cleanup }) => {
    const { look, reconcile, clock, id } = await paid(cleanup)
    await look(silent)
    clock.forward({ days: 31 })
    assert.equal(await reconcile(silent), 7 * 24)
    assert.isNull((await intentOf(id)).unansweredSince)
  })

  test('an open dispute is watched daily, however old the payment', async ({ assert, cleanup }) => {
    const { look, clock } = await paid(cleanup)
    const payment = await Payment.firstOrFail()
    const dispute = await Dispute.create({
      publicId: newPublicId(),
      clientId: payment.clientId,
      paymentId: payment.id,
      gateway: 'razorpay',
      gatewayDisputeId: 'disp_00000000000001',
      state: 'open',
      currency: 'EUR',
      amountMinor: 900,
    })
    clock.forward({ days: 200 })
    assert.equal(await look((state) => state), 24)
    await dispute.merge({ state: 'won' }).save()
    assert.isNull(await look((state) => state))
  })
})
