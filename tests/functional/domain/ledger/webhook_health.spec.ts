import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { checkWebhookHealth } from '#domain/ledger/events/check_webhook_health'
import { storeRejected } from '#domain/ledger/events/store_rejected'
import { newPublicId } from '#domain/shared/public_id'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import { truncate } from '#tests/support/database'
import { invoiceFor } from '#tests/support/portal_world'

const now = DateTime.fromISO('2026-05-04T09:00:00Z')
let counted = 0

async function paid(gateway: 'razorpay' | 'paypal', paidAt: DateTime) {
  const { client } = await invoiceFor('Kestrel', { number: `A-${++counted}` })
  const id = `pay_${counted}`
  const intent = await PaymentIntent.create({
    publicId: newPublicId(),
    clientId: client.id,
    gateway,
    currency: 'EUR',
    amountMinor: 100,
    state: 'succeeded',
    idempotencyKey: newPublicId(),
    attempt: 1,
    checks: 0,
    createdAt: paidAt,
    updatedAt: paidAt,
  })
  await Payment.create({
    intentId: intent.id,
    publicId: newPublicId(),
    clientId: client.id,
    gateway,
    gatewayPaymentId: id,
    currency: 'EUR',
    amountMinor: 100,
    method: 'card',
    receiptNumber: `R-${counted}`,
    paidAt,
    unappliedMinor: 100,
    refundedMinor: 0,
    createdAt: paidAt,
  })
  return id
}

function event(
  gateway: 'razorpay' | 'paypal',
  receivedAt: DateTime,
  about: { gatewayPaymentId?: string } = {}
) {
  return GatewayEvent.create({
    gateway,
    eventId: `event_${++counted}`,
    type: 'order.paid',
    body: Buffer.from('{}'),
    headers: {},
    receivedAt,
    ...about,
  })
}

async function silent(gateway: 'razorpay' | 'paypal') {
  const health = await checkWebhookHealth(now)
  return health.find((one) => one.gateway === gateway)?.silent
}

test.group('Whether a gateway’s events arrive', (group) => {
  group.each.setup(() => truncate())

  test('nothing happened yet: no verdict', async ({ assert }) => {
    assert.deepEqual(await checkWebhookHealth(now), [
      {
        gateway: 'razorpay',
        lastEventAt: null,
        lastPaymentAt: null,
        rejected: 0,
        silent: false,
        stuck: 0,
      },
      {
        gateway: 'paypal',
        lastEventAt: null,
        lastPaymentAt: null,
        rejected: 0,
        silent: false,
        stuck: 0,
      },
    ])
  })

  test('payments succeed and no event comes: that one is silent, the other is not', async ({
    assert,
  }) => {
    await event('razorpay', now.minus({ days: 3 }))
    await paid('razorpay', now.minus({ hours: 2 }))
    const [razorpay, paypal] = await checkWebhookHealth(now)
    assert.isTrue(razorpay.silent)
    assert.equal(razorpay.lastEventAt?.toMillis(), now.minus({ days: 3 }).toMillis())
    assert.equal(razorpay.lastPaymentAt?.toMillis(), now.minus({ hours: 2 }).toMillis())
    assert.isFalse(paypal.silent)
  })

  test('an event since the payment, or about it, is enough', async ({ assert }) => {
    await paid('razorpay', now.minus({ hours: 2 }))
    await event('razorpay', now.minus({ hours: 1 }))
    assert.isFalse(await silent('razorpay'))

    const id = await paid('paypal', now.minus({ hours: 2 }))
    assert.isTrue(await silent('paypal'))
    await event('paypal', now.minus({ hours: 3 }), { gatewayPaymentId: id })
    assert.isFalse(await silent('paypal'))
  })

  test('a payment of just now, or of last month, says nothing', async ({ assert }) => {
    await paid('razorpay', now.minus({ minutes: 14 }))
    await paid('razorpay', now.minus({ days: 8 }))
    assert.isFalse(await silent('razorpay'))
    await paid('razorpay', now.minus({ minutes: 16 }))
    assert.isTrue(await silent('razorpay'))
  })

  test('only the latest three payments count: that it worked once is no excuse', async ({
    assert,
  }) => {
    await event('razorpay', now.minus({ hours: 50 }))
    for (const hours of [51, 4, 3, 2]) await paid('razorpay', now.minus({ hours }))
    assert.isTrue(await silent('razorpay'))
  })

  test('refused events are counted apart, and do not count as arrived', async ({ assert }) => {
    await paid('razorpay', now.minus({ hours: 2 }))
    const request = { body: Buffer.from('{}'), headers: {}, receivedAt: now }
    for (const reason of ['no signature', 'another secret']) {
      await storeRejected('razorpay', request, { outcome: 'rejected', reason }, now)
    }
    const [razorpay] = await checkWebhookHealth(now)
    assert.containsSubset(razorpay, { rejected: 2, silent: true, lastEventAt: null })
  })
})
