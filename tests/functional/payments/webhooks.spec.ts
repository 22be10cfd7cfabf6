import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import GatewayEvent from '#models/gateway_event'
import PaymentIntent from '#models/payment_intent'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import {
  confirm,
  deliver,
  GATEWAYS,
  invoiceToPay,
  openedPayment,
  payAtGateway,
  reconcile,
} from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, openPayment, paymentWorld, runJobs } from '#tests/support/payment_world'
import {
  paypalHeaders,
  postWebhook,
  razorpayEvent,
  razorpayHeaders,
} from '#tests/support/webhook_post'

test.group('A verified event', (group) => {
  eachWithOpenPortal(group)

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
      razorpayEvent('payment.downtime.started', {
        'payment.downtime': { entity: { id: 'down_1' } },
      }),
      razorpayEvent('order.paid', { order, payment }),
      razorpayEvent('payment.captured', { payment: { entity: null } }),
      razorpayEvent('payment.captured', { payment: [] }),
      razorpayEvent('refund.processed', {
        refund: { entity: { payment_id: 'pay_BBBBBBBBBBBBBB' } },
      }),
      razorpayEvent('refund.processed', { refund: { entity: { payment_id: 1, amount: 1e300 } } }),
      razorpayEvent('x'.repeat(300), {}),
      razorpayEvent('a\u0000b', { order: { entity: { receipt: 'a\u0000b' } } }),
      razorpayEvent('<script>alert(1)</script>', {}),
      razorpayEvent('__proto__', { __proto__: { order: 1 } }),
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
    const { order } = await openedPayment()
    const before = await ledgerSnapshot()
    const entity = { id: 'pay_AAAAAAAAAAAAAA', order_id: order, status: 'captured', captured: true }
    for (const wrong of [
      { amount: 12_000, currency: 'EUR' },
      { amount: 1, currency: 'EUR' },
      { amount: 12_000, currency: 'INR' },
      { amount: -12_000, currency: 'EUR' },
      { amount: 1e21, currency: 'EUR' },
      { amount: '12000', currency: 'EUR' },
      { amount: [12_000], currency: null },
    ]) {
      const lie = razorpayEvent('payment.captured', {
        payment: { entity: { ...entity, ...wrong } },
      })
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
    const large = razorpayEvent('order.paid', { note: 'x'.repeat(990_000) })
    assert.equal((await postWebhook('razorpay', large, razorpayHeaders(large))).status, 200)
    const larger = razorpayEvent('order.paid', { note: 'x'.repeat(1_000_000) })
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
      const { order } = await openedPayment(gateway)
      // Whatever is asked of the gateway's API from here on hangs for longer than a webhook may.
      const operation = gateway === 'razorpay' ? 'orders.fetch' : 'orders.get'
      sandbox.control.faults.add({ gateway, operation, kind: 'delay', delayMs: 1_500, times: 50 })
      payAtGateway(sandbox, gateway, order)
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
    const { invoice, id, order } = await openedPayment()
    clock.forward({ days: 8 })
    await reconcile()
    assert.equal((await PaymentIntent.findByOrFail('public_id', id)).state, 'expired')

    // The checkout was open all the time: orders never expire. Whoever asks now gets no answer.
    const silence = {
      gateway: 'razorpay',
      operation: 'orders.fetch',
      kind: 'reset_before',
    } as const
    sandbox.control.faults.add({ ...silence, times: 50 })
    const payment = sandbox.control.razorpay.pay(order)
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
    const { invoice, browser, id, order } = await openedPayment('paypal')
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
    sandbox.control.paypal.approve(order)
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
    assert.equal((await confirm(browser, id)).body.data.state, 'succeeded')
  })
})
