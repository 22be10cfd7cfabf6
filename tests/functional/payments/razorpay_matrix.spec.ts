import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { reconcileRefunds } from '#domain/ledger/refunds/reconcile_refunds'
import { requestRefund } from '#domain/ledger/refunds/request_refund'
import { systemActor } from '#domain/shared/actor'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import type { Sandbox } from '#tests/sandbox/start'
import { truncate } from '#tests/support/database'
import { surroundings } from '#tests/support/held_world'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import {
  confirm,
  deliver,
  invoiceToPay,
  reconcile,
  returnFromRazorpay,
  shown,
  signedReturn,
} from '#tests/support/money_steps'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
} from '#tests/support/payment_world'
import { openPortal } from '#tests/support/portal_world'
import { postWebhook, razorpayHeaders } from '#tests/support/webhook_post'

const SETTLED = { faults: [], payments: 1, allocations: 1, refunds: 0, receipts: 1 }

/** An invoice of EUR 120 with an order of Razorpay's for it. */
async function ordered() {
  const { invoice, browser } = await invoiceToPay()
  const { body } = await openPayment(browser, 'razorpay', invoice)
  const { id, checkout } = body.data
  return { invoice, browser, id: id as string, order: await orderOf(id), checkout }
}

function events({ control }: Sandbox) {
  return control.events.razorpay.list()
}

/*
 * Razorpay's published scenarios for testing an integration, by their ids. Which of them are here,
 * which are not and why: docs/razorpay-test-matrix.md.
 */
test.group('Razorpay’s test matrix, orders', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('ORD-01 Create an order: on the server, kept with our receipt, and only its id goes to the browser', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { id, order, browser, checkout } = await ordered()
    const made = sandbox.control.razorpay.world().orders.get(order)
    assert.containsSubset(made, {
      amount: 12_000,
      amount_due: 12_000,
      amount_paid: 0,
      attempts: 0,
      status: 'created',
      receipt: id,
    })
    const page = (await browser.get(checkout.url)).body.toString()
    assert.include(page, order)
    assert.notInclude(page, 'a key secret of the tests')
    assert.isEmpty(events(sandbox), 'an order fires nothing until it is paid')
  })

  test('ORD-02 · ORD-03 Order lifecycle: attempted by a failure, paid by the next try, and then closed', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser, id, order, checkout } = await ordered()
    sandbox.control.razorpay.pay(order, { outcome: 'fail' })
    await deliver(sandbox)
    assert.equal(sandbox.control.razorpay.world().orders.get(order)?.status, 'attempted')
    assert.equal((await shown(browser, id)).state, 'failed')

    // The customer tries again in the same checkout, which is still open.
    sandbox.control.razorpay.pay(order)
    await deliver(sandbox)
    assert.equal((await shown(browser, id)).state, 'succeeded')
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.throws(() => sandbox.control.razorpay.pay(order), /paid already/)
    assert.equal((await browser.get(checkout.url)).status, 303)
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('ORD-05 · BP-07 Create order times out: the same receipt finds the same order', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { timeoutMs: 300 })
    const { invoice, browser } = await invoiceToPay()
    const { control } = sandbox
    control.faults.add({ gateway: 'razorpay', operation: 'orders.create', kind: 'reset_after' })
    assert.equal((await openPayment(browser, 'razorpay', invoice)).status, 503)
    const again = await openPayment(browser, 'razorpay', invoice)
    assert.equal(again.status, 201)
    assert.equal(control.razorpay.world().orders.size, 1)
    assert.isTrue(control.razorpay.world().orders.has(await orderOf(again.body.data.id)))
  })

  test('ORD, request validation: an amount that Razorpay would refuse is never sent', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const lines = [{ net: 99, rate: 0 }]
    const small = await invoiceToPay('Small', { number: 'S-1', currency: 'INR', lines })
    const refused = await openPayment(small.browser, 'razorpay', small.invoice)
    assert.equal(refused.body.code, 'minimum')
    assert.isNull(await PaymentIntent.first())
    assert.equal(sandbox.control.razorpay.world().orders.size, 0)
  })
})

test.group('Razorpay’s test matrix, best practices', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('BP-01 Fulfil on the webhook, not the callback: a signed return of what is not captured pays nothing', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    sandbox.control.events.razorpay.rules({ hold: true })
    const { invoice, browser, id, order } = await ordered()
    const failed = sandbox.control.razorpay.pay(order, { outcome: 'fail' })
    await returnFromRazorpay(id, signedReturn(order, failed.id))
    await runJobs()
    assert.equal((await shown(browser, id)).state, 'failed')
    assert.containsSubset(await ledgerNow(), { payments: 0, receipts: 0 })

    // The browser is closed before the next try returns: the webhook alone pays.
    sandbox.control.razorpay.pay(order)
    sandbox.control.events.razorpay.release()
    await deliver(sandbox)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('BP-02 · BP-37 Verify both signatures: genuine ones pass, one changed character does not', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    sandbox.control.events.razorpay.rules({ drop: 'all' })
    const { id, order, browser } = await ordered()
    const payment = sandbox.control.razorpay.pay(order)
    const flip = (text: string) => `${text[0] === '0' ? '1' : '0'}${text.slice(1)}`

    const genuine = signedReturn(order, payment.id)
    const tampered = new URLSearchParams(genuine)
    tampered.set('razorpay_signature', flip(genuine.get('razorpay_signature') ?? ''))
    await returnFromRazorpay(id, tampered)
    await runJobs()
    assert.equal((await shown(browser, id)).state, 'redirected', 'a changed return is nothing')

    const [{ body }] = events(sandbox)
    const headers = razorpayHeaders(body)
    const signature = flip(headers['x-razorpay-signature'])
    const changed = { ...headers, 'x-razorpay-signature': signature }
    assert.equal((await postWebhook('razorpay', body, changed)).status, 400)
    assert.equal((await postWebhook('razorpay', `${body}\n`, headers)).status, 400)
    assert.equal((await postWebhook('razorpay', body, headers)).status, 200)

    await returnFromRazorpay(id, genuine)
    await runJobs()
    assert.equal((await shown(browser, id)).state, 'succeeded')
    assert.containsSubset(await ledgerNow(), { ...SETTLED, rejected: 2 })
  })

  test('BP-03 · BP-10 A stored event replayed, and events out of their order, are worked on once', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    sandbox.control.events.razorpay.rules({ hold: true })
    const { id, order, browser } = await ordered()
    sandbox.control.razorpay.pay(order, { outcome: 'fail' })
    sandbox.control.razorpay.pay(order)
    sandbox.control.events.razorpay.release('reversed')
    await deliver(sandbox)
    assert.equal((await shown(browser, id)).state, 'succeeded', 'never back from paid')
    const before = await ledgerSnapshot()
    sandbox.control.events.razorpay.replay('shuffled', 3)
    await deliver(sandbox)
    assert.deepEqual(await ledgerSnapshot(), before)
    assert.equal((await GatewayEvent.all()).length, events(sandbox).length)
  })

  test('BP-04 · BP-05 The endpoint is down, or an event is lost: the reconciler finds the payment', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup)
    sandbox.control.events.razorpay.url = 'http://127.0.0.1:9/webhooks/razorpay'
    const { invoice, order } = await ordered()
    sandbox.control.razorpay.pay(order)
    await sandbox.control.quiet()
    assert.isNull(await GatewayEvent.first())
    clock.forward({ minutes: 1 })
    await reconcile()
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('BP-06 Late authorisation with auto-capture: open after the failure, paid once by the late success', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser, id, order } = await ordered()
    sandbox.control.razorpay.pay(order, { outcome: 'succeed_late', lateMs: 3 * 86_400_000 })
    await deliver(sandbox)
    assert.equal((await shown(browser, id)).state, 'failed')
    sandbox.control.clock.advance(3 * 86_400_000)
    await sleep(50)
    await deliver(sandbox)
    const types = events(sandbox).map(({ type }) => type)
    assert.includeMembers(types, ['payment.failed', 'payment.authorized', 'payment.captured'])
    assert.equal((await shown(browser, id)).state, 'succeeded')
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('BP-08 An answer about a payment is lost: the order’s payments are read before anything else', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { invoice, browser, id, order } = await ordered()
    sandbox.control.razorpay.pay(order)
    const { faults } = sandbox.control
    faults.add({ gateway: 'razorpay', operation: 'orders.payments', kind: 'reset_after' })
    assert.equal((await confirm(browser, id)).body.data.state, 'unknown')
    assert.equal((await openPayment(browser, 'razorpay', invoice)).status, 409)
    clock.forward({ minutes: 1 })
    await reconcile()
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('BP-11 Reply within five seconds and work later: a slow API does not delay the answer', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { order } = await ordered()
    const slow = { gateway: 'razorpay', operation: 'orders.fetch', kind: 'delay' } as const
    sandbox.control.faults.add({ ...slow, delayMs: 2_000, times: 9 })
    sandbox.control.razorpay.pay(order)
    const started = Date.now()
    await sandbox.control.quiet()
    assert.isBelow(Date.now() - started, 5_000)
    for (const { deliveries } of events(sandbox)) assert.equal(deliveries[0].status, 200)
    assert.isNull(await Payment.first(), 'nothing was worked on yet')
    sandbox.control.faults.clear()
    await deliver(sandbox)
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('BP-12 Create refund times out: the same key sends the money back once', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { invoice, browser, id, order } = await ordered()
    sandbox.control.razorpay.pay(order)
    await confirm(browser, id)
    const { id: paymentId } = await Payment.firstOrFail()
    const { find } = await surroundings()
    const { faults } = sandbox.control
    faults.add({ gateway: 'razorpay', operation: 'payments.refund', kind: 'reset_after' })
    const asked = {
      paymentId,
      amountMinor: 2_000,
      reason: null,
      stillOwed: true,
      recordedById: null,
    }
    const actor = systemActor('test')
    const refund = await requestRefund(asked, find('razorpay'), actor, clock.now())
    assert.containsSubset(refund, { ok: true, value: { state: 'unknown' } })

    for (let n = 0; n < 3; n++) {
      clock.forward({ minutes: 10 })
      await reconcileRefunds(find, clock.now())
    }
    assert.equal(sandbox.control.razorpay.world().refunds.size, 1)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 2_000)
    assert.equal(sandbox.control.ledger().sums.EUR.netMinor, 10_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1 })
  })
})
