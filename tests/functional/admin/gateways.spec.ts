import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { GatewayRegistry } from '#gateways/registry'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'
import RejectedEvent from '#models/rejected_event'
import { truncate } from '#tests/support/database'
import { eventFor } from '#tests/support/money_records'
import { paidThrough } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { intentFor, invoiceFor, openPortal } from '#tests/support/portal_world'
import { adminRequest, serverUrl, staffToken } from '#tests/support/staff_api'

test.group('Admin API: gateways and their events', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('owner')
  })

  const send = (method: string, path: string, body?: unknown) =>
    adminRequest(method, path, { token, body })

  test('without keys a gateway is named, and said to be absent', async ({ assert }) => {
    const { status, body } = await send('GET', '/gateways')
    assert.equal(status, 200)
    assert.deepEqual(
      body.data.map((one: any) => [one.name, one.hasKeys, one.mode, one.answering]),
      [
        ['razorpay', false, null, false],
        ['paypal', false, null, false],
      ]
    )
  })

  test('payments without events warn in the list of gateways, in status and in attention', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    for (const number of ['A', 'B', 'C']) await paidThrough(world, 'razorpay', { number })
    const quiet = await send('GET', '/status')
    assert.deepEqual(quiet.body.data.warnings, [])

    world.clock.forward({ hours: 2 })
    const { body } = await send('GET', '/gateways')
    const [razorpay, paypal] = body.data
    assert.deepInclude(razorpay, { hasKeys: true, mode: 'sandbox', answering: true })
    assert.isTrue(razorpay.webhooks.silent)
    assert.isNull(razorpay.webhooks.lastEventAt)
    assert.match(razorpay.warning.message, /^Payments with Razorpay succeed, but .* webhook's/)
    assert.isFalse(paypal.webhooks.silent)
    assert.isNull(paypal.warning)

    const loud = await send('GET', '/status')
    assert.deepEqual(loud.body.data.warnings, [razorpay.warning])
    const attention = await send('GET', '/attention')
    assert.equal(attention.body.data.silentWebhooks[0].gateway, 'razorpay')
  }).timeout(60_000)

  test('events are listed with what became of them, and page in both directions', async ({
    assert,
  }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const intent = await intentFor(invoice)
    const first = await eventFor(intent)
    const second = await eventFor(intent, { outcome: null, processedAt: null })
    const third = await eventFor(intent, { gateway: 'paypal', outcome: 'no payment of ours' })
    const ids = async (query: string) =>
      (await send('GET', `/gateway-events?${query}`)).body.data.map((row: any) => row.eventId)

    assert.deepEqual(
      await ids(''),
      [third, second, first].map(({ eventId }) => eventId)
    )
    assert.deepEqual(await ids('gateway=paypal'), [third.eventId])
    assert.deepEqual(await ids('outcome=waiting'), [second.eventId])
    assert.deepEqual(await ids('outcome=expired'), [first.eventId])
    const page = await send('GET', '/gateway-events?limit=1')
    const next = await send('GET', `/gateway-events?limit=1&after=${page.body.page.next}`)
    assert.equal(next.body.data[0].eventId, second.eventId)
    const back = await send('GET', `/gateway-events?limit=1&after=${next.body.page.prev}`)
    assert.equal(back.body.data[0].eventId, third.eventId)
    for (const query of ['gateway=stripe', 'after=o.x', 'after=x', 'since=1', 'limit=1000']) {
      assert.equal((await send('GET', `/gateway-events?${query}`)).status, 422, query)
    }
  })

  test('one event is shown byte for byte, and a made-up id is not there', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const event = await eventFor(await intentFor(invoice), { eventId: 'WH-1/ü ..%2f' })
    const { status, body } = await send('GET', `/gateway-events/${event.name}`)
    assert.equal(status, 200)
    assert.deepEqual(body.data.body, { encoding: 'utf8', content: event.body.toString() })
    assert.equal(body.data.eventId, 'WH-1/ü ..%2f')
    const named = (text: string) => Buffer.from(text).toString('base64url')
    for (const id of [
      'x',
      '1',
      named('razorpay:nothing'),
      named('stripe:1'),
      named('razorpay:\0'),
    ]) {
      assert.equal((await send('GET', `/gateway-events/${id}`)).status, 404, id)
      assert.equal((await send('POST', `/gateway-events/${id}/replay`)).status, 404, id)
    }
  })

  test('a replay asks the gateway again and counts nothing twice', async ({ assert, cleanup }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment } = await paidThrough(world, 'razorpay')
    await payment.load('intent')
    const event = await eventFor(payment.intent!, { outcome: null, processedAt: null })
    for (const body of [undefined, {}]) {
      const answer = await send('POST', `/gateway-events/${event.name}/replay`, body)
      assert.equal(answer.status, 200)
      assert.equal(answer.body.data.outcome, 'succeeded')
    }
    assert.lengthOf(await Payment.all(), 1)
    assert.lengthOf(await GatewayEvent.all(), 1)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
    const twice = await send('POST', `/gateway-events/${event.name}/replay`, { force: true })
    assert.equal(twice.status, 422)
  }).timeout(30_000)

  test('a replay that cannot be done says so, and leaves what came of the event', async ({
    assert,
    cleanup,
  }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const event = await eventFor(await intentFor(invoice), { outcome: 'succeeded' })
    const replay = () => send('POST', `/gateway-events/${event.name}/replay`)
    const without = await replay()
    assert.deepEqual([without.status, without.body.type], [409, 'gateway-absent'])

    const broken = { get: () => ({ inspect: () => Promise.reject(new RangeError('a bug')) }) }
    app.container.swap(GatewayRegistry, () => broken as unknown as GatewayRegistry)
    cleanup(() => app.container.restore(GatewayRegistry))
    const { status, body } = await replay()
    assert.deepEqual([status, body.type], [502, 'event-not-settled'])
    assert.match(body.detail, /server's log says why/)
    assert.notInclude(JSON.stringify(body), 'a bug')
    await event.refresh()
    assert.equal(event.outcome, 'succeeded')
  })

  test('events that do not verify are counted and shown apart', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    for (const body of ['{"event":"payment.captured"}', 'not json']) {
      const { status } = await fetch(`${serverUrl()}/webhooks/razorpay`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-razorpay-signature': 'f'.repeat(64) },
        body,
      })
      assert.isAtLeast(status, 400)
    }
    const { body } = await send('GET', '/rejected-events')
    assert.lengthOf(body.data, 2)
    assert.equal(body.data[0].body.content, 'not json')
    assert.isNotEmpty(body.data[0].reason)
    assert.deepEqual(body.counts, { razorpay: 2, paypal: 0 })
    assert.lengthOf((await send('GET', '/rejected-events?gateway=paypal')).body.data, 0)
    assert.equal((await send('GET', '/rejected-events?gateway=x')).status, 422)
    assert.lengthOf(await GatewayEvent.all(), 0)
  })

  test('no more than the last hundred are shown', async ({ assert }) => {
    await RejectedEvent.createMany(
      Array.from({ length: 103 }, (_, index) => ({
        gateway: 'paypal' as const,
        reason: `no ${index}`,
        body: Buffer.from('x'),
        headers: {},
        receivedAt: DateTime.utc(),
      }))
    )
    const { body } = await send('GET', '/rejected-events')
    assert.lengthOf(body.data, 100)
    assert.equal(body.data[0].reason, 'no 102')
  })

  test('what clients may do when they pay is changed by an owner, field by field', async ({
    assert,
  }) => {
    const first = await send('PATCH', '/settings/payments', {
      partPayments: true,
      partMinimumMinor: { INR: 100_000, KWD: 1_000 },
    })
    assert.deepInclude(first.body.data, {
      partPayments: true,
      partMinimumMinor: { INR: 100_000, KWD: 1_000 },
      transferReports: true,
      changed: true,
    })
    const again = await send('PATCH', '/settings/payments', { partPayments: true })
    assert.isFalse(again.body.data.changed)
    for (const [body, field] of [
      [{ partPayments: 'yes' }, 'partPayments'],
      [{ partMinimumMinor: { XXQ: 1 } }, 'partMinimumMinor.XXQ'],
      [{ partMinimumMinor: { INR: 0 } }, 'partMinimumMinor.INR'],
      [{ partMinimumMinor: { INR: -1 } }, 'partMinimumMinor.INR'],
      [{ partMinimumMinor: { INR: '1' } }, 'partMinimumMinor.INR'],
      [{ partMinimumMinor: { INR: 1.5 } }, 'partMinimumMinor.INR'],
      [{ partMinimumMinor: 100 }, 'partMinimumMinor'],
      [{ partpayments: true }, 'partpayments'],
    ] as const) {
      const { status, body: said } = await send('PATCH', '/settings/payments', body)
      assert.equal(status, 422, JSON.stringify(body))
      assert.equal(said.errors[0].field, field, JSON.stringify(body))
    }
    const { body } = await send('GET', '/settings/payments')
    assert.deepInclude(body.data, {
      partPayments: true,
      partMinimumMinor: { INR: 100_000, KWD: 1_000 },
      transferReports: true,
    })
    const rows = await db.from('audit_events').where('action', 'setting.changed')
    assert.lengthOf(
      rows.filter((row) => row.target_id === 'payments'),
      1
    )
  })
})
