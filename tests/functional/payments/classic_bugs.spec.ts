import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { voidInvoice } from '#domain/invoices/void_invoice'
import { systemActor } from '#domain/shared/actor'
import PaymentIntent from '#models/payment_intent'
import RejectedEvent from '#models/rejected_event'
import { captureOrder } from '#tests/sandbox/paypal/capture'
import type { Sandbox } from '#tests/sandbox/start'
import { truncate } from '#tests/support/database'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import {
  confirm,
  deliver,
  GATEWAYS,
  invoiceToPay,
  payAtGateway,
  reconcile,
  returnFromPaypal,
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
import { invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { postWebhook, razorpayHeaders } from '#tests/support/webhook_post'

const API = '/api/v1/client-portal'
const SETTLED = { faults: [], payments: 1, allocations: 1, refunds: 0, receipts: 1 }

/** Somebody captures the order behind the portal's back: in PayPal's own pages, or a second server. */
function captureByHand(sandbox: Sandbox, orderId: string) {
  const world = sandbox.control.paypal.world()
  const refused = captureOrder(world, world.orders.get(orderId)!)
  if (refused) throw new Error(JSON.stringify(refused.body))
}

function captureOf(sandbox: Sandbox, orderId: string): string {
  return sandbox.control.paypal.world().orders.get(orderId)!.captureIds[0]
}

test.group('A payment is credited once', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  for (const gateway of GATEWAYS) {
    test(`with ${gateway}: duplicates of every event 70 ms apart, and the return between them`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup)
      const { invoice, browser } = await invoiceToPay()
      const { body } = await openPayment(browser, gateway, invoice)
      payAtGateway(sandbox, gateway, await orderOf(body.data.id))
      clock.forward({ minutes: 1 })

      const work: Promise<unknown>[] = []
      for (let n = 0; n < 6; n++) {
        for (const { id } of sandbox.control.events[gateway].list()) {
          sandbox.control.events[gateway].resend(id)
        }
        work.push(confirm(browser, body.data.id), runJobs(), reconcile())
        await sleep(70)
      }
      await Promise.all(work)
      await deliver(sandbox)

      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      assert.containsSubset(await ledgerNow(), { ...SETTLED, rejected: 0 })
    })
  }

  test('two distinct payments that race for one balance: one pays it, the other is credit', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup)
    const { invoice, browser, client } = await invoiceToPay()
    const first = await openPayment(browser, 'razorpay', invoice)
    const second = await openPayment(browser, 'paypal', invoice)
    const orders = await Promise.all([first, second].map(({ body }) => orderOf(body.data.id)))
    sandbox.control.paypal.approve(orders[1])
    captureByHand(sandbox, orders[1])
    sandbox.control.razorpay.pay(orders[0])
    clock.forward({ minutes: 1 })

    await Promise.all([
      confirm(browser, first.body.data.id),
      confirm(browser, second.body.data.id),
      runJobs(),
      reconcile(),
    ])
    await deliver(sandbox)

    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.equal(invoice.paidMinor, 12_000)
    const payments = await client.related('payments').query()
    assert.sameMembers(
      payments.map((payment) => payment.unappliedMinor),
      [0, 12_000]
    )
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, allocations: 1 })
    assert.equal(sandbox.control.ledger().sums.EUR.netMinor, 24_000, 'nothing vanished')
  })
})

test.group('What was not asked for is not credited', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('an order whose amount was changed while the payer approved it is never captured', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'paypal', invoice)
    const order = sandbox.control.paypal.world().orders.get(await orderOf(body.data.id))!
    order.purchaseUnits[0].amount = { currency_code: 'EUR', value: '1.20' }
    sandbox.control.paypal.approve(order.id)
    await deliver(sandbox)

    const { state, failure } = (await confirm(browser, body.data.id)).body.data
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
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'paypal', invoice)
    sandbox.control.paypal.approve(await orderOf(body.data.id))
    await paidOffline(invoice, 100)

    for (let n = 0; n < 3; n++) {
      clock.forward({ hours: 2 })
      await reconcile()
    }
    const { state, failure } = (await confirm(browser, body.data.id)).body.data
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
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'razorpay', invoice)
    sandbox.control.razorpay.pay(await orderOf(body.data.id), { currency: 'INR' })
    await deliver(sandbox)

    const held = await shown(browser, body.data.id)
    assert.equal(held.state, 'held')
    assert.isNull(held.payment)
    const intent = await PaymentIntent.findByOrFail('public_id', body.data.id)
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
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'paypal', invoice)
    const order = await orderOf(body.data.id)
    sandbox.control.paypal.approve(order, { outcome: 'pending' })
    await deliver(sandbox)

    const pending = await shown(browser, body.data.id)
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
    assert.equal((await shown(browser, body.data.id)).state, 'failed')
    await invoice.refresh()
    assert.equal(invoice.pendingMinor, 0)
    assert.equal((await openPayment(browser, 'razorpay', invoice)).status, 201)
  })

  test('PENDING that clears days later is paid then, once', async ({ assert, cleanup }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'paypal', invoice)
    const order = await orderOf(body.data.id)
    sandbox.control.paypal.approve(order, { outcome: 'pending' })
    clock.forward({ minutes: 1 })
    await reconcile()
    clock.forward({ days: 9 })
    await reconcile()
    const intent = await PaymentIntent.findByOrFail('public_id', body.data.id)
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

test.group('An invoice is paid what it asks', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  for (const gateway of GATEWAYS) {
    test(`with ${gateway}: a part-paid invoice is charged what is left, not in full`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup)
      const { invoice, browser } = await invoiceToPay()
      const stale = await openPayment(browser, gateway, invoice)
      await paidOffline(invoice, 5_000)

      const { body } = await openPayment(browser, gateway, invoice)
      assert.notEqual(body.data.id, stale.body.data.id)
      assert.equal(body.data.amount.amountMinor, 7_000)
      payAtGateway(sandbox, gateway, await orderOf(body.data.id))
      await deliver(sandbox)
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      assert.equal(sandbox.control.ledger().sums.EUR.netMinor, 7_000)
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, allocations: 2 })
    })
  }

  test('different currencies are never added into one total or one payment', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { invoice: rupees } = await invoiceFor('Kestrel', { number: 'A-2', currency: 'INR' })
    const { body } = await browser.send('POST', `${API}/payment-intents`, {
      gateway: 'razorpay',
      invoices: [{ id: invoice.publicId }, { id: rupees.publicId }],
    })
    assert.equal(body.status, 422)
    assert.equal(body.type, 'mixed-currencies')
    assert.isNull(await PaymentIntent.first())

    const dashboard = await browser.get(`${API}/dashboard`)
    const text = JSON.stringify(dashboard.body)
    assert.notInclude(text, '24000', 'EUR 120 and INR 120 are not 240 of anything')
    assert.include(text, '{"amountMinor":12000,"currency":"EUR"}')
    assert.include(text, '{"amountMinor":12000,"currency":"INR"}')
  })

  for (const gateway of GATEWAYS) {
    test(`with ${gateway}: money that comes late for an invoice taken back is the client’s credit`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, browser, client } = await invoiceToPay()
      const { body } = await openPayment(browser, gateway, invoice)
      const request = { invoiceId: invoice.id, reason: 'Written twice', replacedById: null }
      const voided = await voidInvoice(request, systemActor('test'), clock.now())
      assert.isTrue(voided.ok)

      const order = await orderOf(body.data.id)
      payAtGateway(sandbox, gateway, order)
      if (gateway === 'paypal') captureByHand(sandbox, order)
      clock.forward({ hours: 1 })
      await reconcile()

      await invoice.refresh()
      assert.equal(invoice.state, 'void')
      assert.equal(invoice.paidMinor, 0)
      const payment = await client.related('payments').query().firstOrFail()
      assert.equal(payment.unappliedMinor, 12_000)
      assert.equal((await shown(browser, body.data.id)).state, 'succeeded')
      assert.containsSubset(await ledgerNow(), {
        faults: [],
        payments: 1,
        allocations: 0,
        receipts: 1,
      })
    })
  }

  test('what a payer approved for an invoice taken back since is not captured', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup)
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'paypal', invoice)
    const request = { invoiceId: invoice.id, reason: 'Written twice', replacedById: null }
    await voidInvoice(request, systemActor('test'), clock.now())
    sandbox.control.paypal.approve(await orderOf(body.data.id))
    await deliver(sandbox)
    assert.equal((await shown(browser, body.data.id)).state, 'failed')
    assert.lengthOf(sandbox.control.ledger().entries, 0)
  })
})
