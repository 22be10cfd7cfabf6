import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { writeTransaction } from '#database/write_transaction'
import { reconcileRefunds } from '#domain/ledger/refunds/reconcile_refunds'
import {
  requestRefund,
  requestRefundIn,
  type RefundRequested,
} from '#domain/ledger/refunds/request_refund'
import { sendRefund } from '#domain/ledger/refunds/send_refund'
import { systemActor } from '#domain/shared/actor'
import { GatewayRegistry } from '#gateways/registry'
import type { PaymentGateway } from '#gateways/payment_gateway'
import app from '@adonisjs/core/services/app'
import Payment from '#models/payment'
import Refund from '#models/refund'
import { truncate } from '#tests/support/database'
import { paidThrough, settle } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld, type PaymentWorld } from '#tests/support/payment_world'
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'

const actor = systemActor('test')
const GATEWAYS = ['razorpay', 'paypal'] as const
const QUIET = { webhooks: false }

function ask(
  world: PaymentWorld,
  payment: Payment,
  gateway: PaymentGateway | null,
  amountMinor: number,
  more: Partial<RefundRequested> = {}
) {
  const request: RefundRequested = {
    paymentId: payment.id,
    amountMinor,
    reason: 'Cancelled',
    stillOwed: true,
    recordedById: null,
    ...more,
  }
  return requestRefund(request, gateway, actor, world.clock.now())
}

/** The reconciler's turn after so many minutes. */
async function reconcileAfter(world: PaymentWorld, minutes: number) {
  world.clock.forward({ minutes })
  const registry = await app.container.make(GatewayRegistry)
  const { failures } = await reconcileRefunds((name) => registry.get(name), world.clock.now())
  if (failures.length > 0) throw failures[0].error
}

/** What the sandbox's own books say went back, in the payment's minor units (€, two decimals). */
function sentBack(world: PaymentWorld): number {
  const { entries } = world.sandbox.control.ledger()
  return entries
    .filter((entry) => entry.kind === 'refund')
    .reduce((total, entry) => total + Math.round(Number(entry.value) * 100), 0)
}

test.group('A refund that staff ask for', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  for (const name of GATEWAYS) {
    test(`with ${name}: part and rest go back, and no more than was paid`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment, invoice, gateway } = await paidThrough(world, name)
      const part = await ask(world, payment, gateway, 4_500)
      assert.containsSubset(part, { ok: true, value: { state: 'done', stillOwed: true } })
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 4_500)

      const beyond = await ask(world, payment, gateway, 7_501)
      assert.containsSubset(beyond, { ok: false, code: 'more_than_is_left' })
      await ask(world, payment, gateway, 7_500)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 12_000)
      assert.equal(sentBack(world), 12_000)
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 2 })
      assert.isEmpty(world.sandbox.control.violations())
    })

    test(`with ${name}: two requests for the whole at once, one of them is refused`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment, gateway } = await paidThrough(world, name)
      const outcomes = await Promise.all([1, 2, 3].map(() => ask(world, payment, gateway, 12_000)))
      assert.lengthOf(
        outcomes.filter((outcome) => outcome.ok),
        1
      )
      assert.equal(sentBack(world), 12_000)
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
    })

    test(`with ${name}: a lost answer is unknown, keeps its money, and is found once`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment, invoice, gateway } = await paidThrough(world, name)
      const operation = name === 'razorpay' ? 'payments.refund' : 'captures.refund'
      world.sandbox.control.faults.add({ gateway: name, operation, kind: 'reset_after' })
      const lost = await ask(world, payment, gateway, 12_000)
      assert.containsSubset(lost, { ok: true, value: { state: 'unknown' } })
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      const again = await ask(world, payment, gateway, 1)
      assert.containsSubset(again, { ok: false, code: 'more_than_is_left' })

      await Promise.all([reconcileAfter(world, 1), settle(payment, world)])
      const refund = await Refund.firstOrFail()
      assert.equal(refund.state, 'done')
      assert.isNotNull(refund.gatewayRefundId)
      assert.isNull(refund.nextCheckAt)
      assert.equal(sentBack(world), 12_000)
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
    })

    test(`with ${name}: a request that never left is sent with its key, however late`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment, gateway } = await paidThrough(world, name)
      const operation = name === 'razorpay' ? 'payments.refund' : 'captures.refund'
      const fault = { gateway: name, operation, kind: 'reset_before' } as const
      world.sandbox.control.faults.add(fault)
      await ask(world, payment, gateway, 5_000)
      world.sandbox.control.faults.add(fault)
      await reconcileAfter(world, 1)
      assert.equal((await Refund.firstOrFail()).state, 'unknown')
      assert.equal(sentBack(world), 0)

      await reconcileAfter(world, 60 * 24 * 60)
      assert.equal((await Refund.firstOrFail()).state, 'done')
      assert.equal(sentBack(world), 5_000)
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
    })

    test(`with ${name}: the process dies after the request is saved, or after it was sent`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment, gateway } = await paidThrough(world, name)
      const request = { paymentId: payment.id, reason: null, stillOwed: true, recordedById: null }
      const save = (amountMinor: number) =>
        writeTransaction(async (trx) => {
          const asked = { ...request, amountMinor }
          const outcome = await requestRefundIn(trx, asked, actor, world.clock.now())
          if (!outcome.ok) throw new Error(outcome.code)
          return outcome.value
        })
      await save(3_000)
      const sent = await save(2_000)
      await gateway.refund({
        publicId: sent.publicId,
        gatewayPaymentId: payment.gatewayPaymentId,
        amount: sent.amount,
      })
      assert.equal(sentBack(world), 2_000)

      await reconcileAfter(world, 1)
      const refunds = await Refund.all()
      assert.deepEqual(
        refunds.map(({ state }) => state),
        ['done', 'done']
      )
      assert.equal(sentBack(world), 5_000)
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 2 })
    })

    test(`with ${name}: sent many times at once, the money goes back once`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment, gateway } = await paidThrough(world, name)
      const operation = name === 'razorpay' ? 'payments.refund' : 'captures.refund'
      world.sandbox.control.faults.add({ gateway: name, operation, kind: 'reset_after' })
      await ask(world, payment, gateway, 7_000)
      const { id } = await Refund.firstOrFail()
      await Promise.all([
        ...[1, 2, 3].map(() => sendRefund(id, gateway, actor, world.clock.now())),
        settle(payment, world),
        reconcileAfter(world, 1),
      ])
      assert.equal(sentBack(world), 7_000)
      const { refundedMinor } = await Payment.firstOrFail()
      assert.equal(refundedMinor, 7_000)
      assert.containsSubset(await ledgerNow(), { faults: [], refunds: 1 })
    })

    test(`with ${name}: a pending refund reserves, and ends as the gateway decides`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { razorpay, paypal } = world.sandbox.control
      razorpay.refundsStay('pending')
      paypal.refundsStay('PENDING')
      const { payment, invoice, gateway } = await paidThrough(world, name)
      const decide = async (refund: Refund, isGood: boolean) => {
        await refund.refresh()
        if (name === 'razorpay') {
          razorpay.decideRefund(refund.gatewayRefundId!, isGood ? 'processed' : 'failed')
        } else {
          paypal.decideRefund(refund.gatewayRefundId!, isGood ? 'completed' : 'failed')
        }
      }
      const first = await ask(world, payment, gateway, 12_000)
      assert.containsSubset(first, { ok: true, value: { state: 'pending' } })
      const second = await ask(world, payment, gateway, 1)
      assert.containsSubset(second, { ok: false, code: 'more_than_is_left' })

      await decide(await Refund.firstOrFail(), false)
      await reconcileAfter(world, 60)
      assert.containsSubset(await Refund.firstOrFail(), {
        state: 'failed',
        failureCode: 'gateway_failed',
      })
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)

      const third = await ask(world, payment, gateway, 12_000)
      assert.containsSubset(third, { ok: true, value: { state: 'pending' } })
      await decide(await Refund.query().orderBy('id', 'desc').firstOrFail(), true)
      await settle(payment, world)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 12_000)
      assert.equal(sentBack(world), 12_000)
      assert.deepEqual((await ledgerNow()).faults, [])
    })

    test(`with ${name}: what the dashboard gave back meanwhile fails the request, and frees it`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment, gateway } = await paidThrough(world, name)
      if (name === 'razorpay') world.sandbox.control.razorpay.refund(payment.gatewayPaymentId)
      else world.sandbox.control.paypal.refund(payment.gatewayPaymentId)
      const late = await ask(world, payment, gateway, 6_000)
      assert.containsSubset(late, { ok: true, value: { state: 'failed' } })
      const { failureCode, failureMessage } = await Refund.firstOrFail()
      assert.isNotNull(failureCode)
      assert.isNotNull(failureMessage)
      await settle(payment, world)
      await payment.refresh()
      assert.equal(payment.refundedMinor, 12_000)
      assert.equal(sentBack(world), 12_000)
      assert.deepEqual((await ledgerNow()).faults, [])
    })
  }

  test('without the gateway’s keys nothing is asked for', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment } = await paidThrough(world, 'razorpay')
    const { gateway: other } = { gateway: await app.container.make(GatewayRegistry) }
    for (const gateway of [null, other.get('paypal')]) {
      const outcome = await ask(world, payment, gateway, 100)
      assert.containsSubset(outcome, { ok: false, code: 'gateway_absent' })
    }
    assert.equal((await ledgerNow()).refunds, 0)
  })

  test('nothing is sent of a payment that is not there, or of no amount', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, gateway } = await paidThrough(world, 'razorpay')
    for (const amountMinor of [0, -1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
      const outcome = await ask(world, payment, gateway, amountMinor)
      assert.containsSubset(outcome, { ok: false, code: 'amount_not_positive' })
    }
    const absent = await ask(world, payment, gateway, 1, { paymentId: 999_999 })
    assert.containsSubset(absent, { ok: false, code: 'payment_not_found' })
    assert.equal((await ledgerNow()).refunds, 0)
  })

  test('the same key answers with the same refund, and never with another', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { payment, gateway } = await paidThrough(world, 'razorpay')
    const key = { idempotencyKey: 'staff-click-1' }
    const [first, second] = await Promise.all(
      [1, 2].map(() => ask(world, payment, gateway, 2_000, key))
    )
    assert.isTrue(first.ok && second.ok && first.value.id === second.value.id)
    const other = await ask(world, payment, gateway, 2_001, key)
    assert.containsSubset(other, { ok: false, code: 'idempotency_key_reused' })
    assert.equal(sentBack(world), 2_000)
  })

  test('money that came outside the gateways is handed back outside, at once', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, QUIET)
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paidOffline(invoice)
    const outcome = await ask(world, payment, null, 12_000)
    assert.containsSubset(outcome, { ok: true, value: { state: 'done', nextCheckAt: null } })
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)
    const actions = await db.from('audit_events').orderBy('id').select('action')
    assert.includeMembers(
      actions.map(({ action }) => action),
      ['refund.requested', 'payment.refunded']
    )
    assert.deepEqual((await ledgerNow()).faults, [])
  })
})
