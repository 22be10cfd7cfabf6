import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import PaymentIntent from '#models/payment_intent'
import {
  confirm,
  deliver,
  invoiceToPay,
  openedPayment,
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

const INTENTS = '/api/v1/client-portal/payment-intents'

/*
 * Razorpay's published scenarios for testing an integration, by their ids. Which of them are here,
 * which are not and why: docs/razorpay-test-matrix.md.
 */
test.group('Razorpay’s test matrix, orders', (group) => {
  eachWithOpenPortal(group)

  test('ORD-01 Create an order: on the server, kept with our receipt, and only its id goes to the browser', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { id, order, browser, checkout } = await openedPayment()
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
    assert.isEmpty(
      sandbox.control.events.razorpay.list(),
      'an order fires nothing until it is paid'
    )
  })

  test('ORD-02 · ORD-03 Order lifecycle: attempted by a failure, paid by the next try, and then closed', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser, id, order, checkout } = await openedPayment()
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

/*
 * The scenarios of Razorpay's orders page of which only the names could be read, by their ids, and
 * the triggers of its error index. What is claimed and what is not: docs/razorpay-test-matrix.md.
 */
test.group('Razorpay’s test matrix, orders by name', (group) => {
  eachWithOpenPortal(group)

  test('ORD-04 Signature: one for another order, or for another payment, is no return of ours', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, id, order } = await openedPayment()
    const payment = sandbox.control.razorpay.pay(order)

    const mixed = signedReturn(order, payment.id)
    mixed.set('razorpay_payment_id', 'pay_00000000000000')
    for (const wrong of [mixed, signedReturn('order_00000000000000', payment.id)]) {
      await returnFromRazorpay(id, wrong)
      await runJobs()
      assert.equal((await shown(browser, id)).state, 'redirected')
    }
    await returnFromRazorpay(id, signedReturn(order, payment.id))
    await runJobs()
    assert.equal((await shown(browser, id)).state, 'succeeded')
  })

  test('ORD-06 Fetch: with neither webhook nor return, the order as Razorpay keeps it decides', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, id, order } = await openedPayment()
    sandbox.control.razorpay.pay(order, { outcome: 'fail' })
    assert.equal((await confirm(browser, id)).body.data.state, 'failed')

    sandbox.control.razorpay.pay(order)
    assert.equal((await confirm(browser, id)).body.data.state, 'succeeded')
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  })

  test('ORD-07 Already paid: no second payment is opened, and the order takes no other', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser, id, order } = await openedPayment()
    sandbox.control.razorpay.pay(order)
    await deliver(sandbox)

    assert.equal((await openPayment(browser, 'razorpay', invoice)).status, 409)
    assert.equal(sandbox.control.razorpay.world().orders.size, 1)
    assert.throws(() => sandbox.control.razorpay.pay(order), /paid already/)
    await confirm(browser, id)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  })

  test('ORD-16 Partial payments: a part is an order of its own, paid as a whole', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const now = DateTime.utc()
    await changeSetting('payments', { partPayments: true }, systemActor('test'), now)
    const { invoice, browser } = await invoiceToPay()
    for (const [amountMinor, leftMinor] of [
      [5_000, 7_000],
      [7_000, 0],
    ]) {
      const invoices = [{ id: invoice.publicId, amountMinor }]
      const sent = { gateway: 'razorpay', invoices }
      const { body } = await browser.send('POST', INTENTS, sent)
      const order = await orderOf(body.data.id)
      sandbox.control.razorpay.pay(order)
      await deliver(sandbox)
      assert.containsSubset(sandbox.control.razorpay.world().orders.get(order), {
        amount: amountMinor,
        amount_due: 0,
        status: 'paid',
      })
      await invoice.refresh()
      assert.equal(invoice.balanceMinor, leftMinor)
    }
    assert.equal(sandbox.control.razorpay.world().orders.size, 2)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 2, receipts: 2 })
  })

  test('ORD-08 to ORD-15, request errors: what the error index lists is refused before anything is sent', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const now = DateTime.utc()
    await changeSetting('payments', { partPayments: true }, systemActor('test'), now)
    const { invoice, browser } = await invoiceToPay('Kestrel', { number: 'A-1', currency: 'INR' })
    const invoices = (amountMinor: unknown) => [{ id: invoice.publicId, amountMinor }]
    const openPart = (asked: unknown, more = {}) =>
      browser.send('POST', INTENTS, { gateway: 'razorpay', invoices: asked, ...more })
    const least = await openPart(invoices(99))
    assert.equal(least.body.code, 'minimum')
    for (const [field, asked, more] of [
      ['invoices.0.amountMinor', invoices(100.5)],
      ['invoices.0.amountMinor', invoices(-100)],
      ['transfers', invoices(500), { transfers: [] }],
      ['currency', invoices(500), { currency: 1 }],
    ] as const) {
      const { status, body } = await openPart(asked, more)
      assert.deepEqual([status, body.errors?.[0].field], [422, field])
    }
    assert.isNull(await PaymentIntent.first())
    assert.equal(sandbox.control.razorpay.world().orders.size, 0)
  })
})
