import { test } from '@japa/runner'
import { Money } from '#domain/money/money'
import AuditEvent from '#models/audit_event'
import Dispute from '#models/dispute'
import Refund from '#models/refund'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paidThrough, settle } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld, runJobs } from '#tests/support/payment_world'
import { paidOffline } from '#tests/support/portal_world'
import { askRefund, told } from '#tests/support/refund_steps'

const QUIET = { webhooks: false }
const euros = (minor: number) => Money.of('EUR', minor)

async function disputeActions(): Promise<string[]> {
  const events = await AuditEvent.query().whereLike('action', 'dispute.%').orderBy('id')
  return events.map(({ action }) => action)
}

test.group('Disputes', (group) => {
  eachWithOpenPortal(group)

  for (const name of ['razorpay', 'paypal'] as const) {
    test(`with ${name}: while it is open the payment counts; lost, the money is gone, once`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup)
      const { payment, invoice } = await paidThrough(world, name)
      const { razorpay, paypal } = world.sandbox.control
      const deliver = async () => {
        await world.sandbox.control.quiet()
        await runJobs()
        await settle(payment, world)
        await invoice.refresh()
      }
      const opened =
        name === 'razorpay'
          ? razorpay.dispute(payment.gatewayPaymentId)
          : paypal.dispute(payment.gatewayPaymentId)
      await deliver()
      assert.equal((await Dispute.firstOrFail()).state, 'open')
      assert.equal(invoice.balanceMinor, 0)
      assert.equal((await ledgerNow()).refunds, 0)

      if (name === 'razorpay') razorpay.decideDispute(opened.id, 'lost')
      else paypal.decideDispute(opened.id, 'lost')
      await deliver()
      const dispute = await Dispute.firstOrFail()
      const chargeback = await Refund.firstOrFail()
      assert.equal(dispute.state, 'lost')
      assert.equal(dispute.refundId, chargeback.id)
      assert.containsSubset(chargeback.toJSON(), { kind: 'chargeback', state: 'done' })
      assert.equal(invoice.balanceMinor, 12_000)
      assert.deepEqual(await disputeActions(), ['dispute.opened', 'dispute.lost'])
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
      assert.isEmpty(world.sandbox.control.violations())
    })

    test(`with ${name}: one that is won changes nothing`, async ({ assert, cleanup }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment, invoice } = await paidThrough(world, name)
      const { razorpay, paypal } = world.sandbox.control
      if (name === 'razorpay') {
        razorpay.decideDispute(razorpay.dispute(payment.gatewayPaymentId).id, 'won')
      } else {
        paypal.decideDispute(paypal.dispute(payment.gatewayPaymentId).id, 'won')
      }
      await settle(payment, world)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      assert.equal((await Dispute.firstOrFail()).state, 'won')
      assert.deepEqual(await disputeActions(), ['dispute.opened', 'dispute.won'])
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 0 })
    })
  }

  test('a loss that PayPal also lists as a reversal is posted once', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, invoice } = await paidThrough(world, 'paypal')
    const { paypal } = world.sandbox.control
    const part = { amount: { currency_code: 'EUR', value: '40.00' } }
    const { id } = paypal.dispute(payment.gatewayPaymentId, part)
    await settle(payment, world)
    paypal.decideDispute(id, 'lost', { reverses: true })
    await settle(payment, world)
    await settle(payment, world)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 4_000)
    assert.equal((await Dispute.firstOrFail()).state, 'lost')
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
  })

  test('the same loss told first as lost and later as a reversal is not posted twice', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'paypal')
    const amount = euros(4_000)
    await told(world, payment, [{ status: 'lost', amount }])
    await told(world, payment, [{ status: 'lost', amount }], [{ kind: 'reversal', amount }])
    assert.equal(payment.refundedMinor, 4_000)
    const reversal = await Refund.findByOrFail('kind', 'reversal')
    assert.containsSubset(reversal, { state: 'failed', failureCode: 'same_as_dispute' })
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('a loss that came as a refund while disputes could not be read is not taken again', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'paypal')
    const amount = euros(4_000)
    await told(world, payment, null, [{ amount }])
    assert.equal((await Refund.firstOrFail()).kind, 'refund')
    const lost = [{ status: 'lost' as const, amount }]
    await told(world, payment, lost, [{ kind: 'reversal', amount }])
    await told(world, payment, null, [{ amount }])
    await told(world, payment, lost, [{ kind: 'reversal', amount }])
    assert.equal(payment.refundedMinor, 4_000)
    const { id: refundId } = await Refund.firstOrFail()
    assert.containsSubset(await Dispute.firstOrFail(), { state: 'lost', refundId })
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
  })

  test('a loss that was posted is not posted as a refund while disputes cannot be read', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'paypal')
    const amount = euros(4_000)
    await told(world, payment, [{ status: 'lost', amount }])
    await told(world, payment, null, [{ amount }])
    assert.equal(payment.refundedMinor, 4_000)
    const listed = await Refund.findByOrFail('gateway_refund_id', 'rfnd_00000000000001')
    assert.containsSubset(listed, { state: 'failed', failureCode: 'same_as_dispute' })

    // With the disputes in sight the gateway's word decides what it was.
    await told(world, payment, [{ status: 'lost', amount }], [{ amount }])
    assert.equal(payment.refundedMinor, 8_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('a refund of ours is posted whatever else was lost', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, gateway } = await paidThrough(world, 'razorpay')
    const amount = euros(4_000)
    await told(world, payment, [{ status: 'lost', amount }])
    world.sandbox.control.razorpay.refundsStay('pending')
    const requested = await askRefund(world, payment, gateway, 4_000)
    if (!requested.ok) return assert.fail(requested.code)
    const { publicId: reference, gatewayRefundId } = requested.value
    const made = { reference, gatewayRefundId: gatewayRefundId ?? '', amount }
    await told(world, payment, null, [made])
    assert.equal(payment.refundedMinor, 8_000)
  })

  test('a refund in the dashboard of the amount that is lost as well is another loss', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'razorpay')
    const amount = euros(4_000)
    await told(world, payment, [{ amount }])
    await told(world, payment, [{ amount }], [{ amount }])
    await told(world, payment, [{ status: 'lost', amount }], [{ amount }])
    assert.equal(payment.refundedMinor, 8_000)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 2 })
  })

  test('a chargeback takes at most what refunds have left', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, invoice } = await paidThrough(world, 'razorpay')
    const refunds = [{ amount: euros(5_000) }]
    await told(world, payment, [{ status: 'lost' }], refunds)
    await told(world, payment, [{ status: 'lost' }], refunds)
    assert.equal(payment.refundedMinor, 12_000)
    assert.equal((await Refund.findByOrFail('kind', 'chargeback')).amountMinor, 7_000)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)

    await told(world, payment, [{ gatewayDisputeId: 'disp_second', status: 'lost' }], refunds)
    assert.equal(payment.refundedMinor, 12_000)
    const second = await Dispute.findByOrFail('gateway_dispute_id', 'disp_second')
    assert.containsSubset(second, { state: 'lost', refundId: null })
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('won on appeal, the money counts again; what was paid meanwhile makes it credit', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, invoice } = await paidThrough(world, 'razorpay')
    await told(world, payment, [{ status: 'lost' }])
    await invoice.refresh()
    await paidOffline(invoice, 2_000)
    await told(world, payment, [{ status: 'won' }])
    await told(world, payment, [{ status: 'won' }])
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.equal(payment.refundedMinor, 0)
    assert.equal(payment.unappliedMinor, 2_000)
    assert.deepEqual((await ledgerNow()).faults, [])

    await told(world, payment, [{ status: 'lost' }])
    assert.equal(payment.refundedMinor, 12_000)
    assert.equal(payment.unappliedMinor, 0)
    assert.deepEqual(await disputeActions(), [
      'dispute.opened',
      'dispute.lost',
      'dispute.won',
      'dispute.lost',
    ])
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('an answer that was overtaken does not open it again', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'razorpay')
    await told(world, payment, [{ status: 'lost' }])
    await told(world, payment, [{ status: 'open' }])
    assert.equal((await Dispute.firstOrFail()).state, 'lost')
    assert.equal(payment.refundedMinor, 12_000)
  })

  test('one in other money, or of an amount that cannot be read, moves nothing it should not', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'razorpay')
    const yen = { gatewayDisputeId: 'disp_yen', amount: Money.of('JPY', 500) }
    await told(world, payment, [{ ...yen, status: 'lost' }, { amount: null }])
    assert.equal(payment.refundedMinor, 0)
    const [first, second] = await Dispute.query().orderBy('id')
    assert.containsSubset(first, { state: 'lost', currency: 'JPY', refundId: null })
    assert.containsSubset(second, { state: 'open', currency: 'EUR', amountMinor: 12_000 })
    await told(world, payment, [{ status: 'lost', amount: euros(700) }])
    assert.equal(payment.refundedMinor, 700)
    assert.deepEqual((await ledgerNow()).faults, [])
  })
})
