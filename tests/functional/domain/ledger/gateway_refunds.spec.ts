import { test } from '@japa/runner'
import { listPayments } from '#domain/ledger/lists/list_payments'
import { Money } from '#domain/money/money'
import type { GatewayRefund } from '#gateways/payment_gateway'
import AuditEvent from '#models/audit_event'
import Refund from '#models/refund'
import { deliver } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paidThrough, settle } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { askRefund, reconcileRefundsAfter, told } from '#tests/support/refund_steps'

const QUIET = { webhooks: false }
const euros = (minor: number) => Money.of('EUR', minor)

async function actions(): Promise<string[]> {
  const events = await AuditEvent.query().orderBy('id')
  return events.map(({ action }) => action)
}

test.group('Refunds that a gateway tells of', (group) => {
  eachWithOpenPortal(group)

  for (const name of ['razorpay', 'paypal'] as const) {
    test(`with ${name}: one made in its dashboard comes by webhook, once`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup)
      const { payment, invoice } = await paidThrough(world, name)
      const { razorpay, paypal, events } = world.sandbox.control
      if (name === 'razorpay') razorpay.refund(payment.gatewayPaymentId, 2_000)
      else paypal.refund(payment.gatewayPaymentId, { currency_code: 'EUR', value: '20.00' })
      for (const { id } of events[name].list()) events[name].resend(id)
      await deliver(world.sandbox)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 2_000)
      assert.containsSubset((await Refund.firstOrFail()).toJSON(), {
        kind: 'refund',
        state: 'done',
      })
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
    })

    test(`with ${name}: one that failed and had nothing else beside it is found failed`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { razorpay, paypal } = world.sandbox.control
      razorpay.refundsStay('pending')
      paypal.refundsStay('PENDING')
      const { payment } = await paidThrough(world, name)
      const made =
        name === 'razorpay'
          ? razorpay.refund(payment.gatewayPaymentId)
          : paypal.refund(payment.gatewayPaymentId)
      await settle(payment, world)
      assert.equal((await Refund.firstOrFail()).state, 'pending')
      if (name === 'razorpay') razorpay.decideRefund(made.id, 'failed')
      else paypal.decideRefund(made.id, 'failed')
      await settle(payment, world)
      assert.equal((await Refund.firstOrFail()).state, 'failed')
      await payment.refresh()
      assert.equal(payment.refundedMinor, 0)
      assert.deepEqual((await ledgerNow()).faults, [])
    })
  }

  test('a part that PayPal took back takes only its part off', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, invoice } = await paidThrough(world, 'paypal')
    const part = { currency_code: 'EUR', value: '30.00' }
    world.sandbox.control.paypal.reverse(payment.gatewayPaymentId, part)
    await settle(payment, world)
    await settle(payment, world)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 3_000)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
  })

  test('a reversal is told from a refund, and each is posted once', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'paypal')
    const refunds: Partial<GatewayRefund>[] = [
      { gatewayRefundId: 'A1', amount: euros(1_000) },
      { gatewayRefundId: 'B2', amount: euros(2_000), kind: 'reversal' },
    ]
    await told(world, payment, [], refunds)
    await told(world, payment, [], refunds.toReversed())
    const kinds = (await Refund.query().orderBy('id')).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['refund', 'reversal'])
    assert.equal(payment.refundedMinor, 3_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('one that cannot be moves nothing, is told once, and keeps no other waiting', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, invoice } = await paidThrough(world, 'paypal')
    const refunds: Partial<GatewayRefund>[] = [
      { gatewayRefundId: 'UNREADABLE', amount: null },
      { gatewayRefundId: 'TOOMUCH', amount: euros(12_001) },
      { gatewayRefundId: 'YEN', amount: Money.of('JPY', 100) },
      { gatewayRefundId: 'GOOD', amount: euros(500) },
      { gatewayRefundId: 'REST', amount: euros(11_501) },
    ]
    await told(world, payment, [], refunds)
    await told(world, payment, [], refunds)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 500)
    assert.equal(payment.refundedMinor, 500)
    const rows = await Refund.query().orderBy('id')
    assert.deepEqual(
      rows.map(({ gatewayRefundId, state, failureCode }) => [gatewayRefundId, state, failureCode]),
      [
        ['TOOMUCH', 'failed', 'beyond_the_payment'],
        ['YEN', 'failed', 'other_currency'],
        ['GOOD', 'done', null],
        ['REST', 'failed', 'beyond_the_payment'],
      ]
    )
    const listed = await listPayments(payment.clientId, { limit: 10, after: null })
    assert.isTrue(listed.ok)
    const shown = listed.ok ? listed.value.rows.filter(({ kind }) => kind === 'refund') : []
    assert.deepEqual(
      shown.map(({ amountMinor }) => amountMinor),
      [-500]
    )
    const said = await actions()
    assert.lengthOf(
      said.filter((action) => action === 'refund.unreadable'),
      1
    )
    assert.lengthOf(
      said.filter((action) => action === 'refund.failed'),
      3
    )
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('what cannot be is never sent by the reconciler', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'razorpay')
    const odd = { gatewayRefundId: 'rfnd_00000000000009', amount: euros(12_001) }
    await told(world, payment, [], [odd])
    await reconcileRefundsAfter(world, 2 * 24 * 60)
    assert.containsSubset(await Refund.firstOrFail(), { state: 'failed', nextCheckAt: null })
    const { entries } = world.sandbox.control.ledger()
    assert.lengthOf(
      entries.filter(({ kind }) => kind === 'refund'),
      0
    )
  })

  test('one of other money than we asked for is not taken for ours', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, gateway } = await paidThrough(world, 'razorpay')
    const operation = 'payments.refund'
    world.sandbox.control.faults.add({ gateway: 'razorpay', operation, kind: 'reset_before' })
    await askRefund(world, payment, gateway, 4_000)
    const refund = await Refund.firstOrFail()
    await told(world, payment, [], [{ reference: refund.publicId, amount: euros(3_999) }])
    await told(world, payment, [], [{ reference: refund.publicId, amount: euros(3_999) }])
    await refund.refresh()
    assert.containsSubset(refund, { state: 'failed', failureCode: 'amount_differs' })
    assert.isNull(refund.nextCheckAt)
    // What the gateway sent did go, and counts as what it is.
    assert.equal(payment.refundedMinor, 3_999)
    assert.containsSubset(await ledgerNow(), { faults: [], refunds: 2 })
  })

  test('one that went through and failed later counts again, and a second look changes nothing', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, invoice } = await paidThrough(world, 'razorpay')
    const made = { gatewayRefundId: 'rfnd_00000000000001', amount: euros(12_000) }
    await told(world, payment, [], [made])
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)

    await told(world, payment, [], [{ ...made, status: 'failed' }])
    await told(world, payment, [], [{ ...made, status: 'failed' }])
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.equal(invoice.refundedMinor, 0)
    assert.equal(payment.refundedMinor, 0)
    assert.equal((await Refund.firstOrFail()).state, 'failed')
    assert.deepEqual((await ledgerNow()).faults, [])

    await told(world, payment, [], [made])
    assert.equal(payment.refundedMinor, 12_000)
    assert.deepEqual((await ledgerNow()).faults, [])
  })

  test('a refund that left the list is looked at again', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'razorpay')
    await told(world, payment, [], [{ amount: euros(100) }])
    await told(world, payment, [], [])
    assert.isNotNull((await Refund.firstOrFail()).nextCheckAt)
    assert.equal(await reconcileRefundsAfter(world, 0), 1)
    assert.containsSubset(await Refund.firstOrFail(), { state: 'done', nextCheckAt: null })
  })
})
