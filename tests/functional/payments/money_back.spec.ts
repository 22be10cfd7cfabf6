import { test } from '@japa/runner'
import Dispute from '#models/dispute'
import Refund from '#models/refund'
import type { Sandbox } from '#tests/sandbox/start'
import {
  confirm,
  deliver,
  type Gateway,
  GATEWAYS,
  openedPayment,
  payAtGateway,
  reconcile,
} from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, paymentWorld, type PaymentWorld } from '#tests/support/payment_world'

/** How the portal hears of what was done at the gateway. */
const WAYS = ['the webhook alone', 'the reconciler alone'] as const
type Way = (typeof WAYS)[number]

function worldFor(cleanup: (work: () => Promise<void>) => void, way: Way) {
  return paymentWorld(cleanup, { webhooks: way === 'the webhook alone' })
}

async function hear({ sandbox, clock }: PaymentWorld, way: Way) {
  if (way === 'the webhook alone') return deliver(sandbox)
  clock.forward({ days: 1, minutes: 1 })
  await reconcile()
}

/** An invoice of €120, paid; the gateway's id of the payment. */
async function paidInvoice(world: PaymentWorld, gateway: Gateway, way: Way) {
  const { invoice, browser, id, order } = await openedPayment(gateway)
  payAtGateway(world.sandbox, gateway, order)
  if (way === 'the webhook alone') await deliver(world.sandbox)
  else await confirm(browser, id)
  await invoice.refresh()
  if (invoice.balanceMinor !== 0) throw new Error('The invoice is not paid')
  const [{ paymentId }] = world.sandbox.control.ledger().entries
  return { invoice, browser, paymentId }
}

/** Somebody sends money back in the gateway's own pages; without an amount, all that is left. */
function refundThere({ control }: Sandbox, gateway: Gateway, paymentId: string, minor?: number) {
  if (gateway === 'razorpay') control.razorpay.refund(paymentId, minor)
  else control.paypal.refund(paymentId, minor === undefined ? null : euros(minor))
}

function euros(minor: number) {
  return { currency_code: 'EUR', value: (minor / 100).toFixed(2) }
}

test.group('A refund made in the gateway’s dashboard is found', (group) => {
  eachWithOpenPortal(group)

  for (const gateway of GATEWAYS) {
    for (const way of WAYS) {
      test(`${gateway}: in parts and then whole, by ${way}`, async ({ assert, cleanup }) => {
        const world = await worldFor(cleanup, way)
        const { invoice, paymentId } = await paidInvoice(world, gateway, way)

        refundThere(world.sandbox, gateway, paymentId, 2_000)
        await hear(world, way)
        await invoice.refresh()
        assert.equal(invoice.balanceMinor, 2_000)
        assert.equal(invoice.paidMinor, 10_000, 'a part went back, not all')

        refundThere(world.sandbox, gateway, paymentId, 3_000)
        refundThere(world.sandbox, gateway, paymentId)
        await hear(world, way)
        await hear(world, way)
        await invoice.refresh()
        assert.equal(invoice.balanceMinor, 12_000)
        assert.equal(invoice.refundedMinor, 12_000)
        assert.equal(world.sandbox.control.ledger().sums.EUR.netMinor, 0)
        assert.containsSubset(await ledgerNow(), {
          faults: [],
          payments: 1,
          refunds: 3,
          receipts: 1,
        })
      })
    }

    test(`${gateway}: made before anybody here heard of the payment`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, browser, id, order } = await openedPayment(gateway)
      sandbox.control.events[gateway].rules({ drop: 'all' })
      if (gateway === 'razorpay') {
        refundThere(sandbox, gateway, sandbox.control.razorpay.pay(order).id)
      } else {
        sandbox.control.paypal.approve(order)
        // PayPal's money moves only when we take it: heard of at once, and gone when asked again.
        await confirm(browser, id)
        refundThere(sandbox, gateway, sandbox.control.ledger().entries[0].paymentId)
        clock.forward({ days: 1 })
      }
      clock.forward({ minutes: 1 })
      await reconcile()
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 12_000)
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1 })
    })

    test(`${gateway}: one that is on its way moves nothing until it has gone, or failed`, async ({
      assert,
      cleanup,
    }) => {
      const world = await worldFor(cleanup, 'the webhook alone')
      const { control } = world.sandbox
      const { invoice, paymentId } = await paidInvoice(world, gateway, 'the webhook alone')
      if (gateway === 'razorpay') control.razorpay.refundsStay('pending')
      else control.paypal.refundsStay('PENDING')
      refundThere(world.sandbox, gateway, paymentId, 1_000)
      refundThere(world.sandbox, gateway, paymentId, 2_000)
      await deliver(world.sandbox)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)

      const [first, second] = [...control[gateway].world().refunds.keys()]
      if (gateway === 'razorpay') {
        control.razorpay.decideRefund(first, 'processed')
        control.razorpay.decideRefund(second, 'failed')
      } else {
        control.paypal.decideRefund(first, 'completed')
        control.paypal.decideRefund(second, 'failed')
      }
      await deliver(world.sandbox)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 1_000)
      const states = (await Refund.query().orderBy('id')).map(({ state }) => state)
      assert.sameMembers(states, ['done', 'failed'])
      assert.deepEqual((await ledgerNow()).faults, [])
    })
  }
})

test.group('A part that is taken back does not cancel the whole', (group) => {
  eachWithOpenPortal(group)

  for (const way of WAYS) {
    test(`paypal: a partial reversal lowers by its amount alone, by ${way}`, async ({
      assert,
      cleanup,
    }) => {
      const world = await worldFor(cleanup, way)
      const { invoice, paymentId } = await paidInvoice(world, 'paypal', way)
      world.sandbox.control.paypal.reverse(paymentId, euros(4_000))
      await hear(world, way)
      await invoice.refresh()
      assert.equal(invoice.paidMinor, 8_000)
      assert.equal(invoice.balanceMinor, 4_000)
      const refund = await Refund.firstOrFail()
      assert.equal(refund.amountMinor, 4_000)

      world.sandbox.control.paypal.reverse(paymentId)
      await hear(world, way)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 12_000)
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 2 })
    })

    for (const gateway of GATEWAYS) {
      test(`${gateway}: a dispute over a part, open, then lost, costs that part once, by ${way}`, async ({
        assert,
        cleanup,
      }) => {
        const world = await worldFor(cleanup, way)
        const { control } = world.sandbox
        const { invoice, paymentId } = await paidInvoice(world, gateway, way)
        const id =
          gateway === 'razorpay'
            ? control.razorpay.dispute(paymentId, { amount: 4_000 }).id
            : control.paypal.dispute(paymentId, { amount: euros(4_000) }).id
        await hear(world, way)
        await invoice.refresh()
        assert.equal(invoice.balanceMinor, 0, 'contested is not lost')
        assert.equal((await Dispute.firstOrFail()).state, 'open')

        if (gateway === 'razorpay') control.razorpay.decideDispute(id, 'lost')
        else control.paypal.decideDispute(id, 'lost', { reverses: true })
        await hear(world, way)
        await hear(world, way)
        await invoice.refresh()
        assert.equal(invoice.paidMinor, 8_000)
        assert.equal(invoice.balanceMinor, 4_000)
        const dispute = await Dispute.firstOrFail()
        assert.equal(dispute.state, 'lost')
        assert.equal(control.ledger().sums.EUR.netMinor, 8_000)
        const done = await Refund.query().where('state', 'done')
        assert.lengthOf(done, 1)
        assert.deepEqual((await ledgerNow()).faults, [])
      })
    }
  }
})
