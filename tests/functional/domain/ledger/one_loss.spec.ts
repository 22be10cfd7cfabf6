import { test } from '@japa/runner'
import { reconcileRefunds } from '#domain/ledger/refunds/reconcile_refunds'
import { Money } from '#domain/money/money'
import Dispute from '#models/dispute'
import Refund from '#models/refund'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paidThrough } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { askRefund, reconcileRefundsAfter, told } from '#tests/support/refund_steps'

const QUIET = { webhooks: false }
const euros = (minor: number) => Money.of('EUR', minor)
const lost = (minor: number, id = 'PP-D-1') => ({
  gatewayDisputeId: id,
  status: 'lost' as const,
  amount: euros(minor),
})
const reversal = (minor: number, id = 'REVERSAL1') => ({
  gatewayRefundId: id,
  kind: 'reversal' as const,
  amount: euros(minor),
})

test.group('One loss, told in two ways', (group) => {
  eachWithOpenPortal(group)

  test('a dispute has one reversal: a second of the same amount is another loss', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'paypal')
    await told(world, payment, [lost(4_000)])
    const both = [reversal(4_000), reversal(4_000, 'REVERSAL2')]
    await told(world, payment, [lost(4_000)], both)
    assert.equal(payment.refundedMinor, 8_000)
    await told(world, payment, [lost(4_000)], both)
    assert.equal(payment.refundedMinor, 8_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  for (const off of [-1, 1]) {
    test(`rounded apart by ${off} they are one, whichever comes first`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment } = await paidThrough(world, 'paypal')
      await told(world, payment, [lost(4_000)])
      await told(world, payment, [lost(4_000)], [reversal(4_000 + off)])
      assert.equal(payment.refundedMinor, 4_000)

      const turned = [reversal(4_000 + off), reversal(3_000 + off, 'REVERSAL2')]
      await told(world, payment, [lost(4_000)], turned)
      await told(world, payment, [lost(4_000), lost(3_000, 'PP-D-2')], turned)
      assert.equal(payment.refundedMinor, 7_000 + off)
      assert.deepEqual((await ledgerNow()).faults, [])
    })
  }

  test('posted as a reversal and won on appeal, it counts again, and stays so', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, invoice } = await paidThrough(world, 'paypal')
    await told(world, payment, [{ ...lost(4_000), status: 'open' }], [reversal(4_000)])
    await told(world, payment, [lost(4_000)], [reversal(4_000)])
    const { id: refundId } = await Refund.firstOrFail()
    assert.equal((await Dispute.firstOrFail()).refundId, refundId)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 4_000)

    const won = [{ ...lost(4_000), status: 'won' as const }]
    await told(world, payment, won, [reversal(4_000)])
    await told(world, payment, won, [{ ...reversal(4_000), kind: 'refund' }])
    await invoice.refresh()
    assert.deepEqual([invoice.balanceMinor, payment.refundedMinor], [0, 0])
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
  })

  test('a reversal in no list and a refund in doubt do not wait for each other', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, gateway } = await paidThrough(world, 'paypal')
    const { control } = world.sandbox
    const before = { gateway: 'paypal', operation: 'captures.refund' } as const
    control.faults.add({ ...before, kind: 'reset_before' })
    await askRefund(world, payment, gateway, 4_000)
    control.paypal.reverse(payment.gatewayPaymentId)
    control.paypal.world().refunds.clear()

    await reconcileRefundsAfter(world, 2)
    const ours = await Refund.firstOrFail()
    assert.equal(ours.state, 'unknown')
    assert.equal((await ledgerNow()).refunds, 1)

    await reconcileRefundsAfter(world, 60)
    assert.equal((await ours.refresh()).state, 'failed')
    assert.containsSubset(await Refund.all(), [{ kind: 'reversal', state: 'done' }])
    assert.equal((await payment.refresh()).refundedMinor, 12_000)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 2 })
  })

  test('refunds of a gateway that is silent, or has no keys, keep no others waiting', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, gateway } = await paidThrough(world, 'razorpay')
    world.sandbox.control.razorpay.refundsStay('pending')
    await askRefund(world, payment, gateway, 4_000)
    world.clock.forward({ minutes: 20 })
    const now = world.clock.now()
    const due = async () => (await Refund.firstOrFail()).nextCheckAt!.toMillis()
    const before = await due()
    const find = () => gateway
    assert.equal((await reconcileRefunds(() => null, now)).checked, 0)
    assert.equal((await reconcileRefunds(find, now, { isAnswering: () => false })).checked, 0)
    assert.equal((await reconcileRefunds(find, now, { isTimeLeft: () => false })).checked, 0)
    assert.equal(await due(), before, 'it stays due')
    assert.equal((await reconcileRefunds(find, now)).checked, 1)
  })
})
