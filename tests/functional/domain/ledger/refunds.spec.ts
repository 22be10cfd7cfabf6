import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import { requestRefundIn } from '#domain/ledger/refunds/request_refund'
import { sendRefund } from '#domain/ledger/refunds/send_refund'
import { systemActor } from '#domain/shared/actor'
import Payment from '#models/payment'
import Refund from '#models/refund'
import { GATEWAYS } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paidThrough, settle } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { askRefund, reconcileRefundsAfter, sentBack } from '#tests/support/refund_steps'

const actor = systemActor('test')
const QUIET = { webhooks: false }

test.group('A refund that staff ask for', (group) => {
  eachWithOpenPortal(group)

  for (const name of GATEWAYS) {
    test(`with ${name}: part and rest go back, and no more than was paid`, async ({
      assert,
      cleanup,
    }) => {
      const world = await paymentWorld(cleanup, QUIET)
      const { payment, invoice, gateway } = await paidThrough(world, name)
      const part = await askRefund(world, payment, gateway, 4_500)
      assert.containsSubset(part, { ok: true, value: { state: 'done', stillOwed: true } })
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 4_500)

      const beyond = await askRefund(world, payment, gateway, 7_501)
      assert.containsSubset(beyond, { ok: false, code: 'more_than_is_left' })
      await askRefund(world, payment, gateway, 7_500)
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
      const outcomes = await Promise.all(
        [1, 2, 3].map(() => askRefund(world, payment, gateway, 12_000))
      )
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
      const lost = await askRefund(world, payment, gateway, 12_000)
      assert.containsSubset(lost, { ok: true, value: { state: 'unknown' } })
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      const again = await askRefund(world, payment, gateway, 1)
      assert.containsSubset(again, { ok: false, code: 'more_than_is_left' })

      await Promise.all([reconcileRefundsAfter(world, 1), settle(payment, world)])
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
      await askRefund(world, payment, gateway, 5_000)
      world.sandbox.control.faults.add(fault)
      await reconcileRefundsAfter(world, 1)
      assert.equal((await Refund.firstOrFail()).state, 'unknown')
      assert.equal(sentBack(world), 0)

      await reconcileRefundsAfter(world, 60 * 24 * 60)
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

      await reconcileRefundsAfter(world, 1)
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
      await askRefund(world, payment, gateway, 7_000)
      const { id } = await Refund.firstOrFail()
      await Promise.all([
        ...[1, 2, 3].map(() => sendRefund(id, gateway, actor, world.clock.now())),
        settle(payment, world),
        reconcileRefundsAfter(world, 1),
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
      const first = await askRefund(world, payment, gateway, 12_000)
      assert.containsSubset(first, { ok: true, value: { state: 'pending' } })
      const second = await askRefund(world, payment, gateway, 1)
      assert.containsSubset(second, { ok: false, code: 'more_than_is_left' })

      await decide(await Refund.firstOrFail(), false)
      await reconcileRefundsAfter(world, 60)
      assert.containsSubset(await Refund.firstOrFail(), {
        state: 'failed',
        failureCode: 'gateway_failed',
      })
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)

      const third = await askRefund(world, payment, gateway, 12_000)
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
      const late = await askRefund(world, payment, gateway, 6_000)
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
})
