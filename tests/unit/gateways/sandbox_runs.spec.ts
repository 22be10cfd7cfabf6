import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Money } from '#domain/money/money'
import type { FaultKind } from '#tests/sandbox/control/faults'
import { until, webhookReceiver } from '#tests/support/sandbox'
import { anIntent, gateways } from '#tests/unit/gateways/sandbox_gateways'

const SPOILT: FaultKind[] = ['truncated', 'aborted', 'bad_gzip', 'no_content_type', 'reset_after']

test.group('Razorpay’s SDK against the sandbox', () => {
  for (const amount of [Money.of('INR', 123_456), Money.of('JPY', 5_000), Money.of('KWD', 1_230)]) {
    test(`${amount}: order, payment, refund, each seen once`, async ({ assert, cleanup }) => {
      const { sandbox, razorpay } = await gateways(cleanup)
      const intent = anIntent(amount)
      assert.equal((await razorpay.inspect(intent)).state, 'absent')
      const opened = await razorpay.open(intent)
      if (opened.outcome !== 'page') return assert.fail(opened.outcome)
      const known = { ...intent, gatewayOrderId: opened.gatewayOrderId }
      assert.equal((await razorpay.inspect(known)).state, 'awaiting_payer')

      const { id } = sandbox.control.razorpay.pay(opened.gatewayOrderId)
      const paid = await razorpay.inspect(known)
      assert.containsSubset(paid, { state: 'succeeded', reference: intent.publicId })
      assert.isTrue(paid.payments[0]?.amount?.equals(amount))
      assert.isTrue(paid.orderAmount?.equals(amount))

      const request = { publicId: 'a-refund-of-ours', gatewayPaymentId: id, amount }
      const refunded = await razorpay.refund(request)
      assert.equal(refunded.state, 'processed')
      assert.deepEqual(await razorpay.refund(request), refunded)
      const after = await razorpay.inspect(known)
      assert.equal(after.state, 'succeeded')
      assert.lengthOf(after.payments[0]?.refunds ?? [], 1)
      assert.isTrue(after.payments[0]?.refundsComplete)
    })
  }

  test('an authorised payment is captured, a failed one stays failed until money moves', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, razorpay } = await gateways(cleanup)
    const opened = await razorpay.open(anIntent(Money.of('INR', 5_000)))
    if (opened.outcome !== 'page') return assert.fail(opened.outcome)
    const intent = { ...anIntent(Money.of('INR', 5_000)), gatewayOrderId: opened.gatewayOrderId }
    sandbox.control.razorpay.pay(opened.gatewayOrderId, { outcome: 'fail' })
    assert.equal((await razorpay.inspect(intent)).state, 'failed')
    sandbox.control.razorpay.pay(opened.gatewayOrderId)
    assert.equal((await razorpay.inspect(intent)).state, 'succeeded')
  })

  for (const kind of SPOILT) {
    test(`an order whose answer was spoilt (${kind}) is found by its receipt`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, razorpay } = await gateways(cleanup)
      const intent = anIntent(Money.of('INR', 5_000))
      sandbox.control.faults.add({ gateway: 'razorpay', kind, operation: 'orders.create' })
      const first = await razorpay.open(intent)
      const second = await razorpay.open({ ...intent, openedBefore: true })
      // A missing content type is no obstacle for Razorpay's SDK, which reads the JSON anyway.
      if (kind !== 'no_content_type') assert.equal(first.outcome, 'unavailable')
      assert.equal(second.outcome, 'page')
      assert.equal(sandbox.control.razorpay.world().orders.size, 1)
    })
  }

  test('its webhooks are verified', async ({ assert, cleanup }) => {
    const receiver = await webhookReceiver(cleanup)
    const { sandbox, razorpay } = await gateways(cleanup, receiver.url)
    const opened = await razorpay.open(anIntent(Money.of('INR', 5_000)))
    if (opened.outcome !== 'page') return assert.fail(opened.outcome)
    sandbox.control.razorpay.pay(opened.gatewayOrderId)
    await until(() => receiver.received.length >= 2)
    for (const { body, headers } of receiver.received) {
      const event = await razorpay.readEvent({
        body,
        headers: headers as Record<string, string>,
        receivedAt: DateTime.utc(),
      })
      assert.containsSubset(event, {
        outcome: 'verified',
        gatewayOrderId: opened.gatewayOrderId,
      })
    }
  })
})

test.group('PayPal’s SDK against the sandbox', () => {
  for (const amount of [
    Money.of('USD', 123_456),
    Money.of('JPY', 5_000),
    Money.of('HUF', 10_000),
    Money.of('TWD', 300),
  ]) {
    test(`${amount}: order, approval, capture, refund, each seen once`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, paypal } = await gateways(cleanup)
      const intent = anIntent(amount)
      const opened = await paypal.open(intent)
      if (opened.outcome !== 'redirect') return assert.fail(JSON.stringify(opened))
      const known = { ...intent, gatewayOrderId: opened.gatewayOrderId }
      assert.equal((await paypal.inspect(known)).state, 'awaiting_payer')
      assert.equal((await paypal.capture(known)).state, 'awaiting_payer')

      sandbox.control.paypal.approve(opened.gatewayOrderId)
      assert.equal((await paypal.inspect(known)).state, 'approved')
      const paid = await paypal.capture(known)
      assert.containsSubset(paid, { state: 'succeeded', reference: intent.publicId })
      assert.isTrue(paid.payments[0]?.amount?.equals(amount))
      assert.deepEqual(await paypal.capture(known), paid)

      const request = {
        publicId: 'a-refund-of-ours',
        gatewayPaymentId: paid.payments[0]?.gatewayPaymentId ?? '',
        amount,
        note: 'Thank you',
      }
      const refunded = await paypal.refund(request)
      assert.equal(refunded.state, 'processed')
      assert.deepEqual(await paypal.refund(request), refunded)
      assert.lengthOf((await paypal.inspect(known)).payments[0]?.refunds ?? [], 1)
      assert.deepEqual(sandbox.control.violations(), [])
    })
  }

  test('an approved order of another amount is not captured', async ({ assert, cleanup }) => {
    const { sandbox, paypal } = await gateways(cleanup)
    const intent = anIntent(Money.of('USD', 5_000))
    const opened = await paypal.open(intent)
    if (opened.outcome !== 'redirect') return assert.fail(opened.outcome)
    sandbox.control.paypal.approve(opened.gatewayOrderId)
    const other = {
      ...intent,
      gatewayOrderId: opened.gatewayOrderId,
      amount: Money.of('USD', 5_001),
    }
    assert.equal((await paypal.capture(other)).state, 'approved')
    assert.equal(sandbox.control.paypal.world().captures.size, 0)
  })

  for (const kind of SPOILT) {
    test(`an order whose answer was spoilt (${kind}) is made once`, async ({ assert, cleanup }) => {
      const { sandbox, paypal } = await gateways(cleanup)
      const intent = anIntent(Money.of('USD', 5_000))
      sandbox.control.faults.add({ gateway: 'paypal', kind, operation: 'orders.create' })
      assert.equal((await paypal.open(intent)).outcome, 'unavailable')
      assert.equal((await paypal.open(intent)).outcome, 'redirect')
      assert.equal(sandbox.control.paypal.world().orders.size, 1)
    })

    test(`a capture whose answer was spoilt (${kind}) took the money once`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, paypal } = await gateways(cleanup)
      const intent = anIntent(Money.of('USD', 5_000))
      const opened = await paypal.open(intent)
      if (opened.outcome !== 'redirect') return assert.fail(opened.outcome)
      const known = { ...intent, gatewayOrderId: opened.gatewayOrderId }
      sandbox.control.paypal.approve(opened.gatewayOrderId)
      sandbox.control.faults.add({ gateway: 'paypal', kind, operation: 'orders.capture' })
      assert.equal((await paypal.capture(known)).state, 'succeeded')
      assert.equal((await paypal.capture(known)).state, 'succeeded')
      assert.equal(sandbox.control.paypal.world().captures.size, 1)
    })
  }

  test('its webhooks are verified, down to the root they lead to', async ({ assert, cleanup }) => {
    const receiver = await webhookReceiver(cleanup)
    const { sandbox, paypal } = await gateways(cleanup, receiver.url)
    const intent = anIntent(Money.of('USD', 5_000))
    const opened = await paypal.open(intent)
    if (opened.outcome !== 'redirect') return assert.fail(opened.outcome)
    sandbox.control.paypal.approve(opened.gatewayOrderId)
    await paypal.capture({ ...intent, gatewayOrderId: opened.gatewayOrderId })
    await until(() => receiver.received.length >= 2)
    for (const { body, headers } of receiver.received) {
      const raw = { headers: headers as Record<string, string>, receivedAt: DateTime.utc() }
      const event = await paypal.readEvent({ ...raw, body })
      assert.containsSubset(event, {
        outcome: 'verified',
        gatewayOrderId: opened.gatewayOrderId,
      })
      const changed = Buffer.concat([body, Buffer.from(' ')])
      assert.equal((await paypal.readEvent({ ...raw, body: changed })).outcome, 'rejected')
    }
  })
})
