import { createHmac } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import paypal from '@paypal/checkout-server-sdk'
import { claimCapture } from '#domain/ledger/intents/claim_capture'
import { toGatewayIntent } from '#domain/ledger/intents/intent_facts'
import { loadIntent } from '#domain/ledger/intents/load_intent'
import { reconcilePayments } from '#domain/ledger/intents/reconcile_payments'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { GatewayBreaker } from '#gateways/breaker'
import { PayPalClient } from '#gateways/paypal/client'
import { GatewayRegistry } from '#gateways/registry'
import PaymentIntent from '#models/payment_intent'
import type { Sandbox } from '#tests/sandbox/start'
import { truncate } from '#tests/support/database'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
} from '#tests/support/payment_world'
import { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, openPortal, paidOffline, signedIn } from '#tests/support/portal_world'
import { RAZORPAY_KEYS } from '#tests/support/sandbox'

const API = '/api/v1/client-portal'
const SETTLED = { faults: [], payments: 1, allocations: 1, refunds: 0, receipts: 1 }

function sign(orderId: string, paymentId: string): string {
  return createHmac('sha256', RAZORPAY_KEYS.keySecret)
    .update(`${orderId}|${paymentId}`)
    .digest('hex')
}

/** The customer pays, and their browser never comes back. */
function pay(sandbox: Sandbox, gateway: 'razorpay' | 'paypal', orderId: string) {
  if (gateway === 'razorpay') sandbox.control.razorpay.pay(orderId)
  else sandbox.control.paypal.approve(orderId)
}

async function reconcile() {
  const registry = await app.container.make(GatewayRegistry)
  const clock = await app.container.make(Clock)
  const { failures } = await reconcilePayments((name) => registry.get(name), clock.now())
  if (failures.length > 0) throw failures[0].error
}

/** Captures as somebody with the account's keys would, behind the portal's back. */
async function capture(sandbox: Sandbox, orderId: string) {
  const { clientId, secret } = sandbox.control.paypal.world().keys
  const client = new PayPalClient(
    { clientId, clientSecret: secret, baseUrl: sandbox.urls.paypal, timeoutMs: 3_000 },
    new GatewayBreaker('PayPal', Date.now)
  )
  const request = new paypal.orders.OrdersCaptureRequest(orderId).requestBody({})
  const answer = await client.ask(request)
  if (answer.outcome !== 'answered') throw new Error(JSON.stringify(answer))
}

/** Up to where a process may be killed: the capture is claimed, and the gateway was not asked. */
async function claim(intentId: string) {
  const intent = await loadIntent((await PaymentIntent.findByOrFail('public_id', intentId)).id)
  const gateway = (await app.container.make(GatewayRegistry)).get(intent.gateway)!
  const checkout = { companyName: '', returnUrl: () => '', cancelUrl: () => '' }
  const state = await gateway.inspect(toGatewayIntent(intent, checkout))
  const clock = await app.container.make(Clock)
  const refusal = await claimCapture(intent.id, state, systemActor('test'), clock.now())
  if (refusal !== null) throw new Error(refusal.message)
}

async function invoiceToPay(buyer = 'Kestrel', number = 'A-1') {
  const { invoice, client } = await invoiceFor(buyer, { number })
  return { invoice, client, browser: await signedIn(client) }
}

test.group('Paying an invoice', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

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
    const form = new URLSearchParams({
      razorpay_payment_id: payment.id,
      razorpay_order_id: order,
      razorpay_signature: sign(order, payment.id),
    })
    const back = await fetch(new URL(`/portal/return/razorpay/${id}`, browser.base), {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { 'origin': sandbox.urls.razorpay, 'sec-fetch-site': 'cross-site' },
    })
    assert.equal(back.status, 303)
    assert.match(back.headers.get('location') ?? '', new RegExp(`/portal/payment/${id}$`))
    assert.isNull(back.headers.get('set-cookie'))
    await runJobs()

    const { body } = await browser.get(`${API}/payment-intents/${id}`)
    assert.equal(body.data.state, 'succeeded')
    assert.equal(body.data.payment.left.amountMinor, 0)
    assert.equal(body.data.payment.reference, payment.id)
    assert.match(body.data.payment.receiptNumber, /^R-\d{6}$/)
    assert.equal(body.data.payment.emailedTo, 'kestrel@client.example')
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

    const { body } = await browser.get(`${API}/payment-intents/${id}`)
    assert.equal(body.data.state, 'succeeded')
    assert.equal(body.data.payment.method.label, 'PayPal')
    assert.containsSubset(await ledgerNow(), SETTLED)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  for (const gateway of ['razorpay', 'paypal'] as const) {
    test(`with ${gateway}, by the webhook alone`, async ({ assert, cleanup }) => {
      const { sandbox } = await paymentWorld(cleanup)
      const { invoice, browser } = await invoiceToPay()
      const { body } = await openPayment(browser, gateway, invoice)
      pay(sandbox, gateway, await orderOf(body.data.id))
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
      const { invoice, browser } = await invoiceToPay()
      const { body } = await openPayment(browser, gateway, invoice)
      pay(sandbox, gateway, await orderOf(body.data.id))

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
      const { invoice, browser } = await invoiceToPay()
      const { body } = await openPayment(browser, gateway, invoice)
      const { id } = body.data
      sandbox.control.events[gateway].rules({ duplicate: 3 })
      pay(sandbox, gateway, await orderOf(id))
      clock.forward({ minutes: 1 })

      const confirm = () => browser.send('POST', `${API}/payment-intents/${id}/confirmation`, {})
      await Promise.all([confirm(), runJobs(), reconcile(), confirm(), confirm(), reconcile()])
      await sandbox.control.quiet()
      await runJobs()

      assert.containsSubset(await ledgerNow(), SETTLED)
      const settled = await confirm()
      assert.equal(settled.body.data.state, 'succeeded')
    })

    test(`with ${gateway}, an answer that never comes is unknown, and no second charge is offered`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
      const { invoice, browser } = await invoiceToPay()
      const { body } = await openPayment(browser, gateway, invoice)
      const { id } = body.data
      pay(sandbox, gateway, await orderOf(id))

      sandbox.control.faults.add({ gateway, kind: 'reset_before', times: 1_000 })
      const asked = await browser.send('POST', `${API}/payment-intents/${id}/confirmation`, {})
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

  test('a capture of another amount is held for review and never credited', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'paypal', invoice)
    const { id } = body.data
    sandbox.control.paypal.approve(await orderOf(id), {
      captureInstead: { currency_code: 'EUR', value: '1.20' },
    })
    const asked = await browser.send('POST', `${API}/payment-intents/${id}/confirmation`, {})
    assert.equal(asked.body.data.state, 'held')
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 12_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0, receipts: 0 })

    const again = await openPayment(browser, 'razorpay', invoice)
    assert.equal(again.body.type, 'payment-in-progress')
  })

  test('the same number in another currency is held', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'paypal', invoice)
    sandbox.control.paypal.approve(await orderOf(body.data.id), {
      captureInstead: { currency_code: 'USD', value: '120.00' },
    })
    const path = `${API}/payment-intents/${body.data.id}/confirmation`
    assert.equal((await browser.send('POST', path, {})).body.data.state, 'held')
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 0 })
  })

  test('a payment that failed can be tried again, and one that is open is continued', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const first = await openPayment(browser, 'razorpay', invoice)
    const same = await openPayment(browser, 'razorpay', invoice)
    assert.equal(same.body.data.id, first.body.data.id)

    sandbox.control.razorpay.pay(await orderOf(first.body.data.id), { outcome: 'fail' })
    const path = `${API}/payment-intents/${first.body.data.id}/confirmation`
    const failed = await browser.send('POST', path, {})
    assert.equal(failed.body.data.state, 'failed')
    assert.equal(failed.body.data.failure.code, 'payment_failed')

    const second = await openPayment(browser, 'razorpay', invoice)
    assert.equal(second.status, 201)
    assert.notEqual(second.body.data.id, first.body.data.id)
    const intent = await PaymentIntent.findByOrFail('public_id', second.body.data.id)
    assert.equal(intent.attempt, 2)
  })

  test('approved in two tabs, it is captured once and the other is told why', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const first = await openPayment(browser, 'paypal', invoice)
    clock.forward({ hours: 3 })
    const second = await openPayment(browser, 'paypal', invoice)
    assert.notEqual(second.body.data.id, first.body.data.id)
    const ids = [first.body.data.id, second.body.data.id]
    for (const id of ids) sandbox.control.paypal.approve(await orderOf(id))

    const answers = await Promise.all(
      ids.map((id) => browser.send('POST', `${API}/payment-intents/${id}/confirmation`, {}))
    )
    const states = answers.map((answer) => answer.body.data.state).sort()
    assert.deepEqual(states, ['failed', 'succeeded'])
    const failed = answers.find((answer) => answer.body.data.state === 'failed')
    assert.equal(failed?.body.data.failure.code, 'balance_changed')
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('claimed, and nobody lived to capture it: a bank transfer that came since is not paid twice', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, client } = await invoiceToPay()
    const opened = await openPayment(browser, 'paypal', invoice)
    sandbox.control.paypal.approve(await orderOf(opened.body.data.id))
    await claim(opened.body.data.id)
    await paidOffline(invoice)

    clock.forward({ minutes: 2 })
    await reconcile()
    clock.forward({ minutes: 30 })
    await reconcile()

    const { body } = await browser.get(`${API}/payment-intents/${opened.body.data.id}`)
    assert.equal(body.data.state, 'failed')
    assert.equal(body.data.failure.code, 'balance_changed')
    assert.lengthOf(await client.related('payments').query(), 1)
    assert.lengthOf(sandbox.control.ledger().entries, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, allocations: 1 })
  })

  test('claimed, and nobody lived to capture it: the reconciler captures it once', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const opened = await openPayment(browser, 'paypal', invoice)
    sandbox.control.paypal.approve(await orderOf(opened.body.data.id))
    await claim(opened.body.data.id)

    clock.forward({ minutes: 2 })
    await reconcile()

    const { body } = await browser.get(`${API}/payment-intents/${opened.body.data.id}`)
    assert.equal(body.data.state, 'succeeded')
    assert.containsSubset(await ledgerNow(), SETTLED)
  })

  test('two payments that really moved for one invoice leave the second as visible credit', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, client } = await invoiceToPay()
    const first = await openPayment(browser, 'razorpay', invoice)
    const second = await openPayment(browser, 'paypal', invoice)
    sandbox.control.razorpay.pay(await orderOf(first.body.data.id))
    const path = (id: string) => `${API}/payment-intents/${id}/confirmation`
    await browser.send('POST', path(first.body.data.id), {})
    // The other tab's order was captured by hand in PayPal's pages.
    sandbox.control.paypal.approve(await orderOf(second.body.data.id))
    await capture(sandbox, await orderOf(second.body.data.id))
    clock.forward({ minutes: 1 })
    await reconcile()

    const payments = await client.related('payments').query().orderBy('id')
    assert.deepEqual(
      payments.map((payment) => payment.unappliedMinor),
      [0, 12_000]
    )
    assert.containsSubset(await ledgerNow(), {
      faults: [],
      payments: 2,
      allocations: 1,
      receipts: 2,
    })
  })

  test('a refund made in the gateway’s own dashboard opens the invoice again', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'razorpay', invoice)
    const payment = sandbox.control.razorpay.pay(await orderOf(body.data.id))
    await sandbox.control.quiet()
    await runJobs()
    sandbox.control.razorpay.refund(payment.id, 2_000)
    await sandbox.control.quiet()
    await runJobs()

    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 2_000)
    assert.equal(invoice.refundedMinor, 2_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1, receipts: 1 })
  })
})

test.group('Opening a payment', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('somebody else’s invoice and intent are not there', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay('Kestrel', 'A-1')
    const other = await invoiceToPay('Other', 'B-1')
    const { body } = await openPayment(browser, 'razorpay', invoice)
    const { id } = body.data

    const nobody = await other.browser.get(`${API}/payment-intents/${'x'.repeat(22)}`)
    for (const answer of [
      await openPayment(other.browser, 'razorpay', invoice),
      await other.browser.get(`${API}/payment-intents/${id}`),
      await other.browser.send('POST', `${API}/payment-intents/${id}/confirmation`, {}),
    ]) {
      assert.equal(answer.status, 404)
      assert.deepEqual({ ...answer.body, requestId: '' }, { ...nobody.body, requestId: '' })
    }
    const page = await other.browser.get(`/portal/checkout/${id}`)
    assert.equal(page.status, 303)
    const anonymous = await new PortalBrowser().get(`${API}/payment-intents/${id}`)
    assert.equal(anonymous.status, 401)
  })

  test('a viewer may look and not pay', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client, 'viewer')
    assert.equal((await openPayment(browser, 'razorpay', invoice)).status, 403)
    assert.equal((await ledgerNow()).payments, 0)
  })

  test('input that makes no sense is refused, and nothing is written', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { publicId: id } = invoice
    const post = (body: unknown) => browser.send('POST', `${API}/payment-intents`, body)
    const invalid = [
      {},
      { gateway: 'razorpay' },
      { gateway: 'razorpay', invoices: [] },
      { gateway: 'razorpay', invoices: 'all' },
      { gateway: 'razorpay', invoices: [{ id }, { id }] },
      { gateway: 'razorpay', invoices: [{ id, amountMinor: -1 }] },
      { gateway: 'razorpay', invoices: [{ id, amountMinor: 0 }] },
      { gateway: 'razorpay', invoices: [{ id, amountMinor: 1.5 }] },
      { gateway: 'razorpay', invoices: [{ id, amountMinor: '12000' }] },
      { gateway: 'razorpay', invoices: [{ id, amountMinor: 1e21 }] },
      { gateway: 'razorpay', invoices: Array.from({ length: 51 }, (_, n) => ({ id: `${n}` })) },
      { gateway: 'stripe', invoices: [{ id }] },
      { gateway: 'constructor', invoices: [{ id }] },
      { gateway: { name: 'razorpay' }, invoices: [{ id }] },
    ]
    for (const body of invalid) {
      const answer = await post(body)
      assert.equal(answer.status, 422, JSON.stringify(body).slice(0, 80))
      assert.match(answer.headers.get('content-type') ?? '', /problem\+json/)
    }
    const part = await post({ gateway: 'razorpay', invoices: [{ id, amountMinor: 500 }] })
    assert.equal(part.status, 422)
    assert.equal(part.body.type, 'part-not-allowed')
    assert.deepEqual(part.body.balance, { amountMinor: 12_000, currency: 'EUR' })
    assert.isNull(await PaymentIntent.first())
  })

  test('the same key and body get the first answer, another body 409', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser, client } = await invoiceToPay()
    const key = { 'idempotency-key': 'one-attempt' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => openPayment(browser, 'razorpay', invoice, key))
    )
    const replay = await openPayment(browser, 'razorpay', invoice, key)
    assert.equal(replay.status, 201)
    for (const { status, body } of answers) {
      if (status === 201) assert.deepEqual(body, replay.body)
      else assert.equal(body.type, 'idempotency-key-in-use')
    }
    const other = await openPayment(browser, 'paypal', invoice, key)
    assert.equal(other.status, 409)
    assert.equal(other.body.type, 'idempotency-key-reused')
    assert.lengthOf(await client.related('paymentIntents').query(), 1)

    const strange = await openPayment(browser, 'razorpay', invoice, { 'idempotency-key': 'a b' })
    assert.equal(strange.status, 422)
  })

  test('a gateway that is down is said to be, and opening again finds the same intent', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
    const { invoice, browser, client } = await invoiceToPay()
    sandbox.control.faults.add({ gateway: 'razorpay', kind: 'reset_after', times: 1 })
    const down = await openPayment(browser, 'razorpay', invoice)
    assert.equal(down.status, 503)
    assert.equal(down.body.type, 'gateway-unavailable')

    const again = await openPayment(browser, 'razorpay', invoice)
    assert.equal(again.status, 201)
    assert.lengthOf(await client.related('paymentIntents').query(), 1)
    assert.equal(
      sandbox.control.razorpay.world().orders.size,
      1,
      'the order was found, not doubled'
    )
  })

  test('an amount that a gateway cannot take is refused before anything is opened', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'H-1', currency: 'INR' })
    const browser = await signedIn(client)
    const answer = await openPayment(browser, 'paypal', invoice)
    assert.equal(answer.status, 422)
    assert.equal(answer.body.type, 'gateway-refuses')
    assert.isNull(await PaymentIntent.first())
  })

  test('the page answers with an ETag, and 304 while nothing changed', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'razorpay', invoice)
    const path = `${API}/payment-intents/${body.data.id}`
    const etag = (await browser.get(path)).headers.get('etag') ?? ''
    assert.equal((await browser.get(path, { 'if-none-match': etag })).status, 304)
    sandbox.control.razorpay.pay(await orderOf(body.data.id))
    await browser.send('POST', `${path}/confirmation`, {})
    assert.equal((await browser.get(path, { 'if-none-match': etag })).status, 200)
  })
})

test.group('The checkout page', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('loads the gateway’s script under a policy of its own, for its client alone', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'razorpay', invoice)
    const page = await browser.get(body.data.checkout.url)

    assert.equal(page.status, 200)
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.include(policy, sandbox.urls.razorpay)
    assert.include(policy, `frame-ancestors 'none'`)
    assert.notInclude(policy, 'paypal')
    assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin-allow-popups')
    const html = page.body.toString()
    assert.include(html, sandbox.urls.razorpayCheckout)
    assert.include(html, await orderOf(body.data.id))
    assert.notInclude(html, 'key secret')

    const stranger = await new PortalBrowser().get(body.data.checkout.url)
    assert.equal(stranger.status, 303)
    assert.match(stranger.headers.get('location') ?? '', /login$/)
  })

  test('sends the browser away once the invoice no longer asks for this amount', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const first = await openPayment(browser, 'razorpay', invoice)
    const second = await openPayment(browser, 'paypal', invoice)
    sandbox.control.paypal.approve(await orderOf(second.body.data.id))
    const path = `${API}/payment-intents/${second.body.data.id}/confirmation`
    assert.equal((await browser.send('POST', path, {})).body.data.state, 'succeeded')

    const page = await browser.get(first.body.data.checkout.url)
    assert.equal(page.status, 303)
    const late = await openPayment(browser, 'razorpay', invoice)
    assert.equal(late.body.type, 'invoice-already-paid')
  })
})
