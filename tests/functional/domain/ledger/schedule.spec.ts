import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { reconcilePayments, recheckUnknown } from '#domain/ledger/intents/reconcile_payments'
import { newPublicId } from '#domain/shared/public_id'
import type { PaymentGateway } from '#gateways/payment_gateway'
import { GatewayRegistry } from '#gateways/registry'
import type Invoice from '#models/invoice'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import { truncate } from '#tests/support/database'
import { confirm, intentOf, surroundings } from '#tests/support/held_world'
import { openedPayment } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, openPayment, paymentWorld, runJobs } from '#tests/support/payment_world'
import { invoiceFor } from '#tests/support/portal_world'
import { until } from '#tests/support/sandbox'

async function reconcile() {
  const { find, clock } = await surroundings()
  const run = await reconcilePayments(find, clock.now())
  if (run.failures.length > 0) throw run.failures[0].error
  return run.checked
}

/** Intents without orders, due at these minutes before `now`. */
async function dueIntents(
  invoice: Invoice,
  now: DateTime,
  due: { minutes: number; state: PaymentIntent['state'] }[]
) {
  await PaymentIntent.createMany(
    due.map(({ minutes, state }) => ({
      publicId: newPublicId(),
      clientId: invoice.clientId,
      gateway: 'razorpay' as const,
      currency: 'EUR',
      amountMinor: 100,
      state,
      idempotencyKey: newPublicId(),
      attempt: 1,
      checks: 0,
      nextCheckAt: now.minus({ minutes }),
      createdAt: now.minus({ hours: 2 }),
      settledAt: now.minus({ hours: 2 }),
    }))
  )
}

/** A gateway that remembers who asked about what, and knows nothing. */
function recorder() {
  const asked: string[] = []
  let running = 0
  const seen = { asked, most: 0 }
  const gateway: Pick<PaymentGateway, 'name' | 'inspect'> = {
    name: 'razorpay',
    inspect: async ({ publicId, gatewayOrderId }) => {
      asked.push(publicId)
      seen.most = Math.max(seen.most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running -= 1
      return {
        state: 'absent',
        gatewayOrderId,
        orderAmount: null,
        reference: null,
        payments: [],
        failure: null,
      }
    },
  }
  return { gateway: gateway as PaymentGateway, seen }
}

test.group('The reconciler after the money came', (group) => {
  eachWithOpenPortal(group)

  for (const gateway of ['razorpay', 'paypal'] as const) {
    test(`finds a refund made at ${gateway} without any webhook`, async ({ assert, cleanup }) => {
      const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, browser, id, order } = await openedPayment(gateway)
      if (gateway === 'razorpay') sandbox.control.razorpay.pay(order)
      else sandbox.control.paypal.approve(order)
      assert.equal(await confirm(browser, id), 'succeeded')

      const { gatewayPaymentId } = await Payment.firstOrFail()
      if (gateway === 'razorpay') sandbox.control.razorpay.refund(gatewayPaymentId, 5_000)
      else {
        sandbox.control.paypal.refund(gatewayPaymentId, { currency_code: 'EUR', value: '50.00' })
      }
      clock.forward({ hours: 23 })
      await reconcile()
      assert.equal((await ledgerNow()).refunds, 0, 'not before its time')
      clock.forward({ hours: 2 })
      await reconcile()
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 5_000)
      const intent = await intentOf(id)
      assert.equal(intent.state, 'succeeded')
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1, receipts: 1 })

      clock.forward({ days: 2 })
      await reconcile()
      assert.equal((await ledgerNow()).refunds, 1)
    })
  }
})

test.group('The reconciler with much to do', (group) => {
  group.each.setup(() => truncate())

  test('asks about what is unknown first, then about the longest due, a few at a time', async ({
    assert,
  }) => {
    const now = DateTime.utc()
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const minutes = Array.from({ length: 120 }, (_, n) => ((n * 7) % 120) + 1)
    await dueIntents(invoice, now, [
      ...minutes.map((n) => ({ minutes: n, state: 'redirected' as const })),
      { minutes: 1, state: 'unknown' },
      { minutes: 5, state: 'unknown' },
    ])
    const { gateway, seen } = recorder()
    const { checked } = await reconcilePayments(() => gateway, now)
    assert.equal(checked, 122)

    const order = await PaymentIntent.query().orderBy('id')
    const due = new Map(order.map((intent, n) => [intent.publicId, n < 120 ? minutes[n] : 1_000]))
    const asked = seen.asked.map((id) => due.get(id) ?? 0)
    // Four at a time start in order; they may pass each other by a little.
    assert.lengthOf(
      asked.slice(0, 4).filter((one) => one === 1_000),
      2
    )
    const others = asked.filter((one) => one !== 1_000)
    for (const [n, one] of others.entries()) {
      assert.isAtMost(Math.abs(one - (120 - n)), 4, `place ${n}`)
    }
    assert.isAtMost(seen.most, 4)
    assert.equal(new Set(seen.asked).size, 122, 'each once')
  })

  test('stops when its time is up, and goes on in the next run', async ({ assert }) => {
    const now = DateTime.utc()
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const many = Array.from({ length: 60 }, () => ({ minutes: 1, state: 'redirected' as const }))
    await dueIntents(invoice, now, many)
    const { gateway, seen } = recorder()
    const isTimeLeft = () => seen.asked.length < 20
    const first = await reconcilePayments(() => gateway, now, { isTimeLeft })
    assert.isBelow(first.checked, 25)
    const second = await reconcilePayments(() => gateway, now)
    assert.equal(first.checked + second.checked, 60)
    assert.equal(new Set(seen.asked).size, 60)
  })

  test('two workers at once ask about each once', async ({ assert }) => {
    const now = DateTime.utc()
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const many = Array.from({ length: 60 }, () => ({ minutes: 1, state: 'redirected' as const }))
    await dueIntents(invoice, now, many)
    const { gateway, seen } = recorder()
    const runs = await Promise.all([1, 2].map(() => reconcilePayments(() => gateway, now)))
    assert.equal(runs[0].checked + runs[1].checked, 60)
    assert.equal(seen.asked.length, 60)
  })

  test('leaves those of a gateway that is not answering, or has no keys, as they are', async ({
    assert,
  }) => {
    const now = DateTime.utc()
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    await dueIntents(invoice, now, [{ minutes: 1, state: 'redirected' }])
    const { gateway, seen } = recorder()
    await reconcilePayments(() => gateway, now, { isAnswering: () => false })
    await reconcilePayments(() => null, now)
    assert.isEmpty(seen.asked)
    assert.equal((await PaymentIntent.firstOrFail()).state, 'redirected')
    assert.equal((await reconcilePayments(() => gateway, now)).checked, 1)
  })

  test('one that cannot be settled keeps no other waiting', async ({ assert }) => {
    const now = DateTime.utc()
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    await dueIntents(invoice, now, [
      { minutes: 3, state: 'redirected' },
      { minutes: 2, state: 'redirected' },
    ])
    const { gateway, seen } = recorder()
    const broken = {
      ...gateway,
      inspect: async (...args: Parameters<PaymentGateway['inspect']>) => {
        if (seen.asked.length === 0) {
          seen.asked.push('broken')
          throw new Error('a bug')
        }
        return gateway.inspect(...args)
      },
    }
    const { checked, failures } = await reconcilePayments(() => broken, now)
    assert.equal(checked, 2)
    assert.lengthOf(failures, 1)
  })
})

test.group('A gateway that answers again', (group) => {
  eachWithOpenPortal(group)

  test('is asked about all that is unknown at once, and about nothing else', async ({ assert }) => {
    const now = DateTime.utc()
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    await dueIntents(invoice, now, [
      { minutes: -50, state: 'unknown' },
      { minutes: -50, state: 'redirected' },
    ])
    await recheckUnknown('paypal', now)
    const { gateway, seen } = recorder()
    await reconcilePayments(() => gateway, now)
    assert.isEmpty(seen.asked)
    await recheckUnknown('razorpay', now)
    await reconcilePayments(() => gateway, now)
    assert.lengthOf(seen.asked, 1)
  })

  test('the payment that nobody could tell about is found within the minute', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { browser, id, order } = await openedPayment()
    sandbox.control.razorpay.pay(order)
    sandbox.control.faults.add({ gateway: 'razorpay', kind: 'reset_before', times: 1_000 })
    const registry = await app.container.make(GatewayRegistry)
    registry.onRecovery((name) => void recheckUnknown(name, clock.now()))
    for (let n = 0; n < 6; n++) assert.equal(await confirm(browser, id), 'unknown')
    clock.forward({ hours: 2 })
    assert.equal(await reconcile(), 1)
    assert.isFalse(registry.isAnswering('razorpay'), 'the probe got no answer either')
    assert.equal(await reconcile(), 0)

    sandbox.control.faults.clear()
    const { nextCheckAt } = await intentOf(id)
    assert.isAbove(nextCheckAt?.diff(clock.now(), 'minutes').minutes ?? 0, 50)
    clock.forward({ minutes: 1 })
    // Somebody pays another invoice: that is the first question that the gateway answers.
    const other = await invoiceFor('Kestrel', { number: 'A-2' })
    assert.equal((await openPayment(browser, 'razorpay', other.invoice)).status, 201)
    await until(async () => Boolean(await db.from('queue_jobs').first()))
    await runJobs()
    assert.equal((await intentOf(id)).state, 'succeeded')
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  })
})
