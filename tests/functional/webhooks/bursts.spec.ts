import { createHmac } from 'node:crypto'
import { test } from '@japa/runner'
import GatewayEvent from '#models/gateway_event'
import { truncate } from '#tests/support/database'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
} from '#tests/support/payment_world'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'
import { RAZORPAY_KEYS, statusOf } from '#tests/support/sandbox'

type Answer = { status: number; new: boolean }

async function post(eventId: string, body: string): Promise<Answer> {
  const signature = createHmac('sha256', RAZORPAY_KEYS.webhookSecret).update(body).digest('hex')
  const answer = await fetch(`http://${process.env.HOST}:${process.env.PORT}/webhooks/razorpay`, {
    method: 'POST',
    body,
    headers: { 'x-razorpay-signature': signature, 'x-razorpay-event-id': eventId },
  })
  const said = (await answer.json()) as { new: boolean }
  return { status: answer.status, new: said.new }
}

/** About an order that is not ours. */
function eventOf(receipt: string): string {
  const order = { entity: { id: 'order_AAAAAAAAAAAAAA', receipt } }
  return JSON.stringify({ entity: 'event', event: 'order.paid', payload: { order } })
}

test.group('Bursts of webhooks', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('of sixty at once each is stored once, and only its first copy is new', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const ids = Array.from({ length: 20 }, (_, index) => `event_${index}`)
    const answers = await Promise.all([...ids, ...ids, ...ids].map((id) => post(id, eventOf(id))))
    assert.isTrue(answers.every(({ status }) => status === 200))
    assert.lengthOf(
      answers.filter((answer) => answer.new),
      20
    )
    const stored = await GatewayEvent.query().orderBy('id')
    assert.sameMembers(
      stored.map(({ eventId }) => eventId),
      ids
    )
    for (const { eventId, body, reference } of stored) {
      assert.equal(body.toString(), eventOf(eventId))
      assert.equal(reference, eventId)
    }
    await runJobs()
    const done = await GatewayEvent.query().where('outcome', 'no payment of ours')
    assert.lengthOf(done, 20)
  })

  test('one that the database will not take keeps no other out', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const ids = Array.from({ length: 12 }, (_, index) => `event_${index}`)
    // PostgreSQL has no text with a zero byte; SQLite has.
    const bad = post('event_bad', eventOf('a\u0000b'))
    const answers = await Promise.all(ids.map((id) => post(id, eventOf(id))))
    assert.isTrue(answers.every((answer) => answer.status === 200 && answer.new))
    assert.isNumber(await statusOf(bad))
    const stored = await GatewayEvent.query().whereIn('event_id', ids)
    assert.lengthOf(stored, ids.length)
  })

  test('events of one payment that wait together ask the gateway once', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const { body } = await openPayment(browser, 'razorpay', invoice)
    sandbox.control.razorpay.pay(await orderOf(body.data.id))
    await sandbox.control.quiet()
    // The first look succeeds; any other would be refused, and its event left waiting.
    sandbox.control.faults.add({
      gateway: 'razorpay',
      operation: 'orders.fetch',
      kind: 'server_error',
      skip: 1,
      times: 50,
    })
    await runJobs()
    const events = await GatewayEvent.all()
    assert.lengthOf(events, 3)
    for (const { outcome, processedAt } of events) {
      assert.equal(outcome, 'succeeded')
      assert.isNotNull(processedAt)
    }
    assert.deepEqual(
      sandbox.control.faults.list().map(({ times, skip }) => ({ times, skip })),
      [{ times: 50, skip: 0 }]
    )
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
  })
})
