import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { GatewayRegistry } from '#gateways/registry'
import GatewayEvent from '#models/gateway_event'
import PaymentIntent from '#models/payment_intent'
import RejectedEvent from '#models/rejected_event'
import { truncate } from '#tests/support/database'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import {
  confirm,
  deliver,
  GATEWAYS,
  invoiceToPay,
  payAtGateway,
  reconcile,
} from '#tests/support/money_steps'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
} from '#tests/support/payment_world'
import { openPortal } from '#tests/support/portal_world'
import { RAZORPAY_KEYS } from '#tests/support/sandbox'
import { serverUrl } from '#tests/support/staff_api'
import { paypalHeaders, postWebhook, razorpayHeaders } from '#tests/support/webhook_post'

const ORDER_PAID = '{"entity":"event","event":"order.paid","payload":{}}'

/** As the registry of the test, but these secrets for Razorpay's webhooks. */
async function acceptSecrets(razorpayUrl: string, webhookSecrets: string[]) {
  const registry = new GatewayRegistry({
    razorpay: {
      keyId: RAZORPAY_KEYS.keyId,
      keySecret: RAZORPAY_KEYS.keySecret,
      webhookSecrets,
      baseUrl: razorpayUrl,
      checkoutUrl: `${razorpayUrl}/v1/checkout.js`,
      timeoutMs: 3_000,
    },
    paypal: null,
    allowSandboxHosts: true,
  })
  app.container.swap(GatewayRegistry, () => registry)
}

function event(type: string, payload: object): string {
  return JSON.stringify({ entity: 'event', account_id: 'acc_1', event: type, payload })
}

/** Two headers of one name, which fetch would join. */
function postTwice(path: string, body: string, headers: Record<string, string | string[]>) {
  return new Promise<number>((resolve, reject) => {
    const request = http.request(
      `${serverUrl()}/webhooks/${path}`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      }
    )
    request.on('error', reject)
    request.end(body)
  })
}

test.group('While a webhook secret is rotated', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('retries with the old secret are taken, and refused once it is removed', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'razorpay', invoice)
    sandbox.control.events.razorpay.rules({ hold: true })
    sandbox.control.razorpay.pay(await orderOf(body.data.id))

    // The retries that wait keep the signature of the old secret; what is new has the new one.
    await acceptSecrets(sandbox.urls.razorpay, ['the new secret', RAZORPAY_KEYS.webhookSecret])
    const fresh = event('order.paid', {})
    const old = razorpayHeaders(ORDER_PAID, 'old', RAZORPAY_KEYS.webhookSecret)
    const anew = razorpayHeaders(fresh, 'new', 'the new secret')
    const guess = razorpayHeaders(fresh, 'guess', 'a guess')
    assert.equal((await postWebhook('razorpay', ORDER_PAID, old)).status, 200)
    assert.equal((await postWebhook('razorpay', fresh, anew)).status, 200)
    assert.equal((await postWebhook('razorpay', fresh, guess)).status, 400)
    sandbox.control.events.razorpay.release('reversed')
    await deliver(sandbox)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)

    await acceptSecrets(sandbox.urls.razorpay, ['the new secret'])
    const late = razorpayHeaders(ORDER_PAID, 'later', RAZORPAY_KEYS.webhookSecret)
    assert.equal((await postWebhook('razorpay', ORDER_PAID, late)).status, 400)
    const still = razorpayHeaders(ORDER_PAID, 'still', 'the new secret')
    assert.equal((await postWebhook('razorpay', ORDER_PAID, still)).status, 200)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, rejected: 2 })
  })

  test('an empty secret is no secret', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    await acceptSecrets(sandbox.urls.razorpay, [])
    for (const secret of ['', 'undefined', 'null']) {
      const headers = razorpayHeaders(ORDER_PAID, randomUUID(), secret)
      assert.equal((await postWebhook('razorpay', ORDER_PAID, headers)).status, 400)
    }
  })
})

test.group('A forged event', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  for (const when of ['before', 'after'] as const) {
    test(`with the id of a real one, ${when} it, does not take its place`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup)
      const { invoice, browser } = await invoiceToPay()
      const { body } = await openPayment(browser, 'razorpay', invoice)
      sandbox.control.events.razorpay.rules({ hold: true })
      sandbox.control.razorpay.pay(await orderOf(body.data.id))
      const real = sandbox.control.events.razorpay.list()
      const forge = async () => {
        for (const { id, body: text } of real) {
          const forged = text.replace('"status":"captured"', '"status":"failed"')
          const headers = razorpayHeaders(forged, id, 'a guess')
          assert.equal((await postWebhook('razorpay', forged, headers)).status, 400)
        }
      }
      if (when === 'before') await forge()
      sandbox.control.events.razorpay.release()
      await sandbox.control.quiet()
      if (when === 'after') await forge()
      await deliver(sandbox)

      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      const stored = await GatewayEvent.query().orderBy('id')
      assert.sameMembers(
        stored.map(({ body: bytes }) => bytes.toString()),
        real.map(({ body: text }) => text)
      )
      assert.lengthOf(await RejectedEvent.all(), real.length)
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 1 })
    })
  }

  test('is counted, and the last hundred are kept per gateway', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    for (let n = 0; n < 103; n++) await postWebhook('razorpay', `{"n":${n}}`)
    await postWebhook('paypal', '{"n":"paypal"}')
    const kept = await RejectedEvent.query().where('gateway', 'razorpay').orderBy('id')
    assert.lengthOf(kept, 100)
    assert.equal(kept[0].body.toString(), '{"n":3}')
    assert.lengthOf(await RejectedEvent.query().where('gateway', 'paypal'), 1)
    const counter = await db.from('counters').where('name', 'rejected_events.razorpay').first()
    assert.equal(Number(counter.value), 103)
    assert.isNull(await GatewayEvent.first())
    assert.deepEqual(sandbox.control.ledger().entries, [])
  })

  test('with a header twice is no signature', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const good = razorpayHeaders(ORDER_PAID)
    const signature = good['x-razorpay-signature']
    for (const headers of [
      { ...good, 'x-razorpay-signature': [signature, signature] },
      { ...good, 'x-razorpay-signature': ['0'.repeat(64), signature] },
      { ...good, 'x-razorpay-event-id': ['one', 'two'] },
      { ...good, 'x-razorpay-signature': `${signature}, ${signature}` },
    ]) {
      assert.equal(await postTwice('razorpay', ORDER_PAID, headers), 400)
    }
    const paypal = paypalHeaders(sandbox, ORDER_PAID)
    const url = paypal['paypal-cert-url']
    const twice = { ...paypal, 'paypal-cert-url': [url, 'https://evil.example/'] }
    assert.equal(await postTwice('paypal', ORDER_PAID, twice), 400)
    assert.isNull(await GatewayEvent.first())
  })
})

test.group('A verified event', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('that is no event is refused with a problem, kept apart, and moves nothing', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const before = await ledgerSnapshot()
    const bodies = [
      ...['', 'not JSON', '{', 'null', '[]', '1', '"order.paid"', '{}', '{"event":1}'],
      ...['{"event":""}', '{"event":["order.paid"]}', '{"event":{"a":1}}', '\u0000'],
      `${'['.repeat(100_000)}`,
      `{"event":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    ]
    for (const body of bodies) {
      const answers = [
        await postWebhook('razorpay', body, razorpayHeaders(body)),
        await postWebhook('paypal', body, paypalHeaders(sandbox, body)),
      ]
      for (const answer of answers) {
        assert.equal(answer.status, 400, body.slice(0, 30))
        assert.match(answer.headers.get('content-type') ?? '', /problem\+json/)
        const problem: unknown = await answer.json()
        assert.containsSubset(problem, { type: 'webhook-refused', status: 400 })
      }
    }
    assert.isNull(await GatewayEvent.first())
    const reasons = await db.from('rejected_events').distinct('reason')
    assert.deepEqual(reasons, [{ reason: 'not an event' }])
    assert.deepEqual(await ledgerSnapshot(), before)
  })

  test('of a type nobody knows, or about nothing of ours, is stored and says what became of it', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    await openPayment(browser, 'razorpay', invoice)
    const before = await ledgerSnapshot()
    const order = { entity: { id: 'order_AAAAAAAAAAAAAA', receipt: 'x'.repeat(500) } }
    const payment = { entity: { id: 'pay_AAAAAAAAAAAAAA', order_id: '../orders', amount: -1 } }
    const bodies = [
      event('payment.downtime.started', { 'payment.downtime': { entity: { id: 'down_1' } } }),
      event('order.paid', { order, payment }),
      event('payment.captured', { payment: { entity: null } }),
      event('payment.captured', { payment: [] }),
      event('refund.processed', { refund: { entity: { payment_id: 'pay_BBBBBBBBBBBBBB' } } }),
      event('refund.processed', { refund: { entity: { payment_id: 1, amount: 1e300 } } }),
      event('x'.repeat(300), {}),
      event('a\u0000b', { order: { entity: { receipt: 'a\u0000b' } } }),
      event('<script>alert(1)</script>', {}),
      event('__proto__', { __proto__: { order: 1 } }),
      '{"event":"order.paid"}',
      '{"event":"order.paid","payload":null}',
      '{"event":"order.paid","event":"payment.failed","payload":{"order":"x"}}',
    ]
    for (const body of bodies) {
      const answer = await postWebhook('razorpay', body, razorpayHeaders(body))
      assert.equal(answer.status, 200, `${body.slice(0, 60)} ${await answer.text()}`)
    }
    const resource = { id: 'WH-1', event_type: 'BILLING.PLAN.CREATED', resource: { id: 'P-1' } }
    const paypalBodies = [
      resource,
      { ...resource, id: 'WH-2', event_type: 'CHECKOUT.ORDER.APPROVED', resource: { id: 'NONE' } },
      { ...resource, id: 'WH-3', event_type: 'PAYMENT.CAPTURE.COMPLETED', resource: null },
      { ...resource, id: 'WH-4', event_type: 'a\u0000b', resource: { custom_id: 'a\u0000b' } },
    ]
    for (const one of paypalBodies) {
      const body = JSON.stringify(one)
      const answer = await postWebhook('paypal', body, paypalHeaders(sandbox, body))
      assert.equal(answer.status, 200, `${body} ${await answer.text()}`)
    }
    await runJobs()
    const events = await GatewayEvent.query().orderBy('id')
    assert.lengthOf(events, bodies.length + paypalBodies.length)
    assert.deepEqual(
      events.map(({ outcome }) => outcome),
      events.map(() => 'no payment of ours')
    )
    assert.deepEqual(
      events.slice(0, bodies.length).map(({ body }) => body.toString()),
      bodies
    )
    assert.deepEqual(await ledgerSnapshot(), before)
  })

  test('with another amount, currency or state than the truth changes nothing: the gateway is asked', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'razorpay', invoice)
    const id = await orderOf(body.data.id)
    const before = await ledgerSnapshot()
    const entity = { id: 'pay_AAAAAAAAAAAAAA', order_id: id, status: 'captured', captured: true }
    for (const wrong of [
      { amount: 12_000, currency: 'EUR' },
      { amount: 1, currency: 'EUR' },
      { amount: 12_000, currency: 'INR' },
      { amount: -12_000, currency: 'EUR' },
      { amount: 1e21, currency: 'EUR' },
      { amount: '12000', currency: 'EUR' },
      { amount: [12_000], currency: null },
    ]) {
      const lie = event('payment.captured', { payment: { entity: { ...entity, ...wrong } } })
      assert.equal((await postWebhook('razorpay', lie, razorpayHeaders(lie))).status, 200)
    }
    await runJobs()
    assert.deepEqual(await ledgerSnapshot(), before)
    const outcomes = (await GatewayEvent.all()).map(({ outcome }) => outcome)
    assert.deepEqual([...new Set(outcomes)], ['redirected'])
  })

  test('that is larger than a megabyte is cut off, one just below it is read', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const large = event('order.paid', { note: 'x'.repeat(990_000) })
    assert.equal((await postWebhook('razorpay', large, razorpayHeaders(large))).status, 200)
    const larger = event('order.paid', { note: 'x'.repeat(1_000_000) })
    const answer = await postWebhook('razorpay', larger, razorpayHeaders(larger)).catch(() => null)
    if (answer) assert.equal(answer.status, 413)
    assert.containsSubset(await ledgerNow(), { events: 1, rejected: 0 })
  })

  for (const gateway of GATEWAYS) {
    test(`of ${gateway} is answered before the gateway is asked anything`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup)
      const { invoice, browser } = await invoiceToPay()
      const { body } = await openPayment(browser, gateway, invoice)
      // Whatever is asked of the gateway's API from here on hangs for longer than a webhook may.
      const operation = gateway === 'razorpay' ? 'orders.fetch' : 'orders.get'
      sandbox.control.faults.add({ gateway, operation, kind: 'delay', delayMs: 1_500, times: 50 })
      payAtGateway(sandbox, gateway, await orderOf(body.data.id))
      const started = Date.now()
      await sandbox.control.quiet()
      assert.isBelow(Date.now() - started, 1_500)
      for (const { deliveries } of sandbox.control.events[gateway].list()) {
        assert.deepEqual(
          deliveries.map(({ status }) => status),
          [200]
        )
      }
      assert.containsSubset(await ledgerNow(), { payments: 0, receipts: 0 })
      const waiting = await GatewayEvent.query().whereNull('processed_at')
      assert.isNotEmpty(waiting)

      sandbox.control.faults.clear()
      await deliver(sandbox)
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
      assert.isEmpty(await GatewayEvent.query().whereNull('processed_at'))
    })
  }

  test('that comes while the gateway does not answer is not forgotten, however old its payment', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup)
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'razorpay', invoice)
    const { id } = await PaymentIntent.findByOrFail('public_id', body.data.id)
    clock.forward({ days: 8 })
    await reconcile()
    assert.equal((await PaymentIntent.findOrFail(id)).state, 'expired')

    // The checkout was open all the time: orders never expire. Whoever asks now gets no answer.
    const silence = {
      gateway: 'razorpay',
      operation: 'orders.fetch',
      kind: 'reset_before',
    } as const
    sandbox.control.faults.add({ ...silence, times: 50 })
    const payment = sandbox.control.razorpay.pay(await orderOf(body.data.id))
    await deliver(sandbox)
    assert.containsSubset(await ledgerNow(), { payments: 0 })
    sandbox.control.faults.clear()
    clock.forward({ hours: 1, minutes: 1 })
    await reconcile()
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)

    // The same with what was refunded there, which the next daily look would find a day late.
    sandbox.control.faults.add({ ...silence, times: 50 })
    sandbox.control.razorpay.refund(payment.id, 2_000)
    await deliver(sandbox)
    sandbox.control.faults.clear()
    clock.forward({ hours: 1, minutes: 1 })
    await reconcile()
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 2_000)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, refunds: 1 })
  })

  test('of PayPal that cannot be verified for want of the certificate is 503, and taken on the retry', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, browser } = await invoiceToPay()
    const { body } = await openPayment(browser, 'paypal', invoice)
    sandbox.control.faults.add({
      gateway: 'paypal',
      operation: 'certs.get',
      kind: 'server_error',
      times: 1,
    })
    sandbox.control.faults.add({
      gateway: 'paypal',
      operation: 'webhooks.verify',
      kind: 'server_error',
      times: 1,
    })
    sandbox.control.paypal.approve(await orderOf(body.data.id))
    await sandbox.control.quiet()
    const [approved] = sandbox.control.events.paypal.list()
    assert.deepEqual(
      approved.deliveries.map(({ status }) => status),
      [503]
    )
    assert.containsSubset(await ledgerNow(), { events: 0, rejected: 0 })

    sandbox.control.clock.advance(60_000)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await deliver(sandbox)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, rejected: 0 })
    assert.equal((await confirm(browser, body.data.id)).body.data.state, 'succeeded')
  })
})
