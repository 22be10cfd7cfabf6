import { test } from '@japa/runner'
import PaymentIntent from '#models/payment_intent'
import RejectedEvent from '#models/rejected_event'
import type { Sandbox } from '#tests/sandbox/start'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import {
  confirm,
  deliver,
  invoiceToPay,
  openedPayment,
  reconcile,
  returnFromPaypal,
  returnFromRazorpay,
  SETTLED,
  shown,
  signedReturn,
} from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
} from '#tests/support/payment_world'
import { paidOffline } from '#tests/support/portal_world'
import { postWebhook, razorpayHeaders } from '#tests/support/webhook_post'

function captureOf(sandbox: Sandbox, orderId: string): string {
  return sandbox.control.paypal.world().orders.get(orderId)!.captureIds[0]
}

test.group('What was not asked for is not credited', (group) => {
  eachWithOpenPortal(group)

  test('an order whose amount was changed while the payer approved it is never captured', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { browser, id, order } = await openedPayment('paypal')
    const [unit] = sandbox.control.paypal.world().orders.get(order)!.purchaseUnits
    unit.amount = { currency_code: 'EUR', value: '1.20' }
    sandbox.control.paypal.approve(order)
    await deliver(sandbox)

    const { state, failure } = (await confirm(browser, id)).body.data
    assert.equal(state, 'failed')
    assert.equal(failure.code, 'mismatch')
    assert.lengthOf(sandbox.control.ledger().entries, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0, receipts: 0 })
  })

  test('approved, and the invoice was paid by bank transfer before the capture: nothing is taken', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, id, order } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order)
    await paidOffline(invoice, 100)

    for (let n = 0; n < 3; n++) {
      clock.forward({ hours: 2 })
      await reconcile()
    }
    const { state, failure } = (await confirm(browser, id)).body.data
    assert.equal(state, 'failed')
    assert.equal(failure.code, 'balance_changed')
    assert.lengthOf(sandbox.control.ledger().entries, 0)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 11_900)
  })

  test('the same number in another currency is held, whichever way it is heard of', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser, id, order } = await openedPayment()
    sandbox.control.razorpay.pay(order, { currency: 'INR' })
    await deliver(sandbox)

    const held = await shown(browser, id)
    assert.equal(held.state, 'held')
    assert.isNull(held.payment)
    const intent = await PaymentIntent.findByOrFail('public_id', id)
    assert.match(intent.heldReason ?? '', /^captured INR 120.00 .*asked EUR 120.00/)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0, receipts: 0 })
  })

  test('A’s order on B’s return URL does nothing for B', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const a = await invoiceToPay('Kestrel', { number: 'A-1' })
    const b = await invoiceToPay('Other', { number: 'B-1' })
    const [ofA, ofB] = [
      (await openPayment(a.browser, 'razorpay', a.invoice)).body.data.id,
      (await openPayment(b.browser, 'razorpay', b.invoice)).body.data.id,
    ]
    const order = await orderOf(ofA)
    const payment = sandbox.control.razorpay.pay(order)
    const answer = await returnFromRazorpay(ofB, signedReturn(order, payment.id))
    assert.equal(answer.status, 303)

    const viaPaypal = [
      (await openPayment(a.browser, 'paypal', a.invoice)).body.data.id,
      (await openPayment(b.browser, 'paypal', b.invoice)).body.data.id,
    ]
    const token = await orderOf(viaPaypal[0])
    sandbox.control.paypal.approve(token)
    assert.equal((await returnFromPaypal(viaPaypal[1], token)).status, 303)
    await runJobs()

    assert.equal((await shown(b.browser, ofB)).state, 'redirected')
    assert.equal((await shown(b.browser, viaPaypal[1])).state, 'redirected')
    assert.equal((await confirm(b.browser, ofB)).body.data.state, 'redirected')
    await b.invoice.refresh()
    assert.equal(b.invoice.balanceMinor, 12_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0 })
  })

  test('PENDING is on its way, not paid; and when it is denied it never was', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser, id, order } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order, { outcome: 'pending' })
    await deliver(sandbox)

    const pending = await shown(browser, id)
    assert.equal(pending.state, 'pending')
    assert.isNull(pending.payment)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)
    assert.equal(invoice.pendingMinor, 12_000)
    assert.notEqual(invoice.statusOn('2026-03-01', 'utc').name, 'paid')
    assert.containsSubset(await ledgerNow(), { payments: 0, receipts: 0 })
    const second = await openPayment(browser, 'razorpay', invoice)
    assert.equal(second.body.type, 'payment-in-progress')

    sandbox.control.paypal.decideCapture(captureOf(sandbox, order), 'denied')
    await deliver(sandbox)
    assert.equal((await shown(browser, id)).state, 'failed')
    await invoice.refresh()
    assert.equal(invoice.pendingMinor, 0)
    assert.equal((await openPayment(browser, 'razorpay', invoice)).status, 201)
  })

  test('PENDING that clears days later is paid then, once', async ({ assert, cleanup }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, id, order } = await openedPayment('paypal')
    sandbox.control.paypal.approve(order, { outcome: 'pending' })
    clock.forward({ minutes: 1 })
    await reconcile()
    clock.forward({ days: 9 })
    await reconcile()
    const intent = await PaymentIntent.findByOrFail('public_id', id)
    assert.equal(intent.state, 'pending', 'a week of watching does not end what may still be paid')

    sandbox.control.paypal.decideCapture(captureOf(sandbox, order), 'completed')
    clock.forward({ days: 1 })
    await reconcile()
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('a signature over the body as somebody wrote it anew is no signature', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const sent = '{ "entity":"event",  "event":"order.paid", "payload":{"amount":1.0} }'
    const anew = JSON.stringify(JSON.parse(sent))
    const before = await ledgerSnapshot()

    // Signed as the gateway sent it, delivered re-serialised; and the other way round.
    assert.equal((await postWebhook('razorpay', anew, razorpayHeaders(sent))).status, 400)
    assert.equal((await postWebhook('razorpay', sent, razorpayHeaders(anew))).status, 400)
    assert.equal((await postWebhook('razorpay', sent, razorpayHeaders(sent))).status, 200)
    assert.lengthOf(await RejectedEvent.all(), 2)
    assert.deepEqual(await ledgerSnapshot(), before)
  })
})
