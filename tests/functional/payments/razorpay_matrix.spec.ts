import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'
import type { Sandbox } from '#tests/sandbox/start'
import { surroundings } from '#tests/support/held_world'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import {
  confirm,
  deliver,
  openedPayment,
  reconcile,
  returnFromRazorpay,
  SETTLED,
  shown,
  signedReturn,
} from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, openPayment, paymentWorld, runJobs } from '#tests/support/payment_world'
import { askRefund, reconcileRefundsAfter } from '#tests/support/refund_steps'
import { postWebhook, razorpayHeaders } from '#tests/support/webhook_post'

function events({ control }: Sandbox) {
  return control.events.razorpay.list()
}

/*
 * Razorpay's published scenarios for testing an integration, by their ids. Which of them are here
 * and in razorpay_orders.spec.ts, which are not and why: docs/razorpay-test-matrix.md.
 */
test.group('Razorpay’s test matrix, best practices', (group) => {
  eachWithOpenPortal(group)

  test('BP-01 Fulfil on the webhook, not the callback: a signed return of what is not captured pays nothing', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    sandbox.control.events.razorpay.rules({ hold: true })
    const { invoice, browser, id, order } = await openedPayment()
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
    const { id, order, browser } = await openedPayment()
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
    const { id, order, browser } = await openedPayment()
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
    const { invoice, order } = await openedPayment()
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
    const { invoice, browser, id, order } = await openedPayment()
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
    const { invoice, browser, id, order } = await openedPayment()
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
    const { order } = await openedPayment()
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
    const world = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { sandbox } = world
    const { invoice, browser, id, order } = await openedPayment()
    sandbox.control.razorpay.pay(order)
    await confirm(browser, id)
    const { find } = await surroundings()
    const { faults } = sandbox.control
    faults.add({ gateway: 'razorpay', operation: 'payments.refund', kind: 'reset_after' })
    const refund = await askRefund(world, await Payment.firstOrFail(), find('razorpay'), 2_000)
    assert.containsSubset(refund, { ok: true, value: { state: 'unknown' } })

    for (let n = 0; n < 3; n++) await reconcileRefundsAfter(world, 10)
    assert.equal(sandbox.control.razorpay.world().refunds.size, 1)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 2_000)
    assert.equal(sandbox.control.ledger().sums.EUR.netMinor, 10_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1 })
  })
})
