import { test } from '@japa/runner'
import PaymentIntent from '#models/payment_intent'
import { confirm, invoiceToPay, openedPayment } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, openPayment, paymentWorld } from '#tests/support/payment_world'
import { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

test.group('Opening a payment', (group) => {
  eachWithOpenPortal(group)

  test('somebody else’s invoice and intent are not there', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay('Kestrel', { number: 'A-1' })
    const other = await invoiceToPay('Other', { number: 'B-1' })
    const { body } = await openPayment(browser, 'razorpay', invoice)
    const { id } = body.data

    const nobody = await other.browser.get(`${API}/payment-intents/${'x'.repeat(22)}`)
    for (const answer of [
      await openPayment(other.browser, 'razorpay', invoice),
      await other.browser.get(`${API}/payment-intents/${id}`),
      await confirm(other.browser, id),
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
    const { browser, id, order } = await openedPayment()
    const path = `${API}/payment-intents/${id}`
    const etag = (await browser.get(path)).headers.get('etag') ?? ''
    assert.equal((await browser.get(path, { 'if-none-match': etag })).status, 304)
    sandbox.control.razorpay.pay(order)
    await confirm(browser, id)
    assert.equal((await browser.get(path, { 'if-none-match': etag })).status, 200)
  })
})
