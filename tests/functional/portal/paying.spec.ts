import { test } from '@japa/runner'
import {
  confirm,
  GATEWAYS,
  invoiceToPay,
  openedPayment,
  payAtGateway,
  reconcile,
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

test.group('Paying an invoice', (group) => {
  eachWithOpenPortal(group)

  test('with Razorpay: the browser comes back, and the invoice is paid with a receipt', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()

    const opened = await openPayment(browser, 'razorpay', invoice)
    assert.equal(opened.status, 201)
    const { id, state, amount, checkout } = opened.body.data
    assert.equal(state, 'redirected')
    assert.deepEqual(amount, { amountMinor: 12_000, currency: 'EUR' })
    assert.deepEqual(checkout, { kind: 'page', url: `/portal/checkout/${id}` })

    const order = await orderOf(id)
    const payment = sandbox.control.razorpay.pay(order)
    const back = await returnFromRazorpay(id, signedReturn(order, payment.id))
    assert.equal(back.status, 303)
    assert.match(back.headers.get('location') ?? '', new RegExp(`/portal/payment/${id}$`))
    assert.isNull(back.headers.get('set-cookie'))
    await runJobs()

    const result = await shown(browser, id)
    assert.equal(result.state, 'succeeded')
    assert.equal(result.payment.left.amountMinor, 0)
    assert.equal(result.payment.reference, payment.id)
    assert.match(result.payment.receiptNumber, /^R-\d{6}$/)
    assert.equal(result.payment.emailedTo, 'kestrel@client.example')
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('with PayPal: approved, captured at the return, paid with a receipt', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()

    const opened = await openPayment(browser, 'paypal', invoice)
    assert.equal(opened.status, 201)
    const { id, checkout } = opened.body.data
    assert.equal(checkout.kind, 'redirect')
    assert.isTrue(checkout.url.startsWith(sandbox.urls.paypal))

    const { redirectTo } = sandbox.control.paypal.approve(await orderOf(id))
    const path = new URL(redirectTo ?? '')
    const back = await fetch(new URL(`${path.pathname}${path.search}`, browser.base), {
      redirect: 'manual',
    })
    assert.equal(back.status, 303)
    await runJobs()

    const result = await shown(browser, id)
    assert.equal(result.state, 'succeeded')
    assert.equal(result.payment.method.label, 'PayPal')
    assert.containsSubset(await ledgerNow(), SETTLED)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  for (const gateway of GATEWAYS) {
    test(`with ${gateway}, by the webhook alone`, async ({ assert, cleanup }) => {
      const { sandbox } = await paymentWorld(cleanup)
      const { invoice, order } = await openedPayment(gateway)
      payAtGateway(sandbox, gateway, order)
      await sandbox.control.quiet()
      await runJobs()
      await sandbox.control.quiet()
      await runJobs()

      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      assert.containsSubset(await ledgerNow(), { ...SETTLED, rejected: 0 })
    })

    test(`with ${gateway}, by the reconciler alone when no webhook ever comes`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
      const { invoice, order } = await openedPayment(gateway)
      payAtGateway(sandbox, gateway, order)

      await reconcile()
      assert.equal((await ledgerNow()).payments, 0, 'not before its time')
      clock.forward({ minutes: 1 })
      await reconcile()

      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      assert.containsSubset(await ledgerNow(), SETTLED)
    })

    test(`with ${gateway}, webhook, return, confirmation and reconciler at once credit once`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup)
      const { browser, id, order } = await openedPayment(gateway)
      sandbox.control.events[gateway].rules({ duplicate: 3 })
      payAtGateway(sandbox, gateway, order)
      clock.forward({ minutes: 1 })

      const ask = () => confirm(browser, id)
      await Promise.all([ask(), runJobs(), reconcile(), ask(), ask(), reconcile()])
      await sandbox.control.quiet()
      await runJobs()

      assert.containsSubset(await ledgerNow(), SETTLED)
      const settled = await ask()
      assert.equal(settled.body.data.state, 'succeeded')
    })

    test(`with ${gateway}, an answer that never comes is unknown, and no second charge is offered`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
      const { invoice, browser, id, order } = await openedPayment(gateway)
      payAtGateway(sandbox, gateway, order)

      sandbox.control.faults.add({ gateway, kind: 'reset_before', times: 1_000 })
      const asked = await confirm(browser, id)
      assert.equal(asked.body.data.state, 'unknown')
      for (const other of ['razorpay', 'paypal']) {
        const second = await openPayment(browser, other, invoice)
        assert.equal(second.status, 409)
        assert.equal(second.body.type, 'payment-in-progress')
        assert.equal(second.body.intentId, id)
      }
      sandbox.control.faults.clear()
      clock.forward({ minutes: 1 })
      await reconcile()
      assert.containsSubset(await ledgerNow(), SETTLED)
    })
  }
})
