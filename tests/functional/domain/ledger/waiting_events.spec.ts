import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { processWaitingEvents } from '#domain/ledger/events/process_waiting_events'
import { checkWebhookHealth } from '#domain/ledger/events/check_webhook_health'
import GatewayEvent from '#models/gateway_event'
import type { PaymentGateway } from '#gateways/payment_gateway'
import { truncate } from '#tests/support/database'
import { openPayment, orderOf, paymentWorld, runJobs } from '#tests/support/payment_world'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'

const NOW = DateTime.fromISO('2026-11-22T09:00:00.000Z', { zone: 'utc' })

/** Nothing is asked: these events are about no payment of ours. */
const noGateway = () => null

/** What a bug or a broken database would do to whoever looks. */
function broken(): PaymentGateway | null {
  throw new Error('nobody can look')
}

function waitingEvent(eventId: string): Promise<GatewayEvent> {
  return GatewayEvent.create({
    gateway: 'razorpay',
    eventId,
    type: 'payment.captured',
    reference: eventId,
    body: Buffer.from('{}'),
    headers: {},
    receivedAt: NOW,
  })
}

test.group('Events that wait to be looked into', (group) => {
  group.each.setup(() => truncate())

  test('one that cannot be looked into is tried again, later each time and without end', async ({
    assert,
  }) => {
    await waitingEvent('event_1')
    let now = NOW
    for (const seconds of [5, 15, 60, 300, 900, 3600, 3600]) {
      const { processed, failures } = await processWaitingEvents(broken, now)
      assert.deepEqual([processed, failures.length], [0, 1])
      assert.lengthOf((await processWaitingEvents(broken, now)).failures, 0)

      const event = await GatewayEvent.firstOrFail()
      assert.equal(event.lastError, 'Error: nobody can look')
      assert.isNull(event.processedAt)
      now = now.plus({ seconds })
      assert.equal(event.nextTryAt?.toISO(), now.toISO())
    }
    const [health] = await checkWebhookHealth(now)
    assert.equal(health.stuck, 1)

    assert.containsSubset(await processWaitingEvents(noGateway, now), { processed: 1 })
    const event = await GatewayEvent.firstOrFail()
    assert.equal(event.outcome, 'gateway is off')
    assert.isNull(event.lastError)
    assert.equal((await checkWebhookHealth(now))[0].stuck, 0)
  })

  test('two workers at once share them, and each is looked into once', async ({ assert }) => {
    for (let n = 0; n < 130; n += 1) await waitingEvent(`event_${n}`)
    const both = await Promise.all([
      processWaitingEvents(noGateway, NOW),
      processWaitingEvents(noGateway, NOW),
    ])
    const rest = await processWaitingEvents(noGateway, NOW)
    const done = [...both, rest].reduce((sum, { processed }) => sum + processed, 0)
    assert.equal(done, 130)
    assert.containsSubset(await processWaitingEvents(noGateway, NOW), { processed: 0 })
  })

  test('one whose worker died half-way is taken up again', async ({ assert, cleanup }) => {
    await openPortal()
    const { sandbox, clock } = await paymentWorld(cleanup)
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const { body } = await openPayment(browser, 'razorpay', invoice)
    sandbox.control.razorpay.pay(await orderOf(body.data.id))
    await sandbox.control.quiet()
    // Claimed by a worker that was killed then.
    const lease = clock.now().plus({ minutes: 3 }).toISO()
    await GatewayEvent.query().update({ next_try_at: lease })

    await runJobs()
    await invoice.refresh()
    assert.notEqual(invoice.balanceMinor, 0)
    clock.forward({ minutes: 4 })
    await runJobs()
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)
  })
})
