import { test } from '@japa/runner'
import type { Sandbox } from '#tests/sandbox/start'
import { jsonOf, type Cleanup, sandboxWithReceiver, statusOf, until } from '#tests/support/sandbox'
import { paidCapture } from '#tests/support/sandbox_paypal'
import { razorpayOrder } from '#tests/support/sandbox_razorpay'

async function controlled(cleanup: Cleanup) {
  const { sandbox, received } = await sandboxWithReceiver(cleanup)
  const control = (path: string, body?: object) =>
    fetch(`${sandbox.urls.razorpay}/__control${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  return { sandbox, control, received }
}

async function paidPayment(sandbox: Sandbox): Promise<string> {
  return sandbox.control.razorpay.pay(await razorpayOrder(sandbox)).id
}

test.group('Control over HTTP', () => {
  test('disputes and reversals are driven from outside', async ({ assert, cleanup }) => {
    const { sandbox, control } = await controlled(cleanup)
    const payment = await paidPayment(sandbox)
    const opened = await jsonOf<{ id: string }>(
      control(`/razorpay/payments/${payment}/dispute`, { amount: 200, reason: 'fraud' })
    )
    const turn = (verdict: string) => control(`/razorpay/disputes/${opened.id}`, { verdict })
    assert.equal(await statusOf(turn('drawn')), 409)
    assert.containsSubset(await jsonOf(turn('lost')), { status: 'lost', amount_deducted: 200 })
    assert.equal(await statusOf(turn('won')), 409)

    const { captureId } = await paidCapture(sandbox)
    const part = { amount: { currency_code: 'USD', value: '23.45' } }
    assert.containsSubset(await jsonOf(control(`/paypal/captures/${captureId}/reverse`, part)), {
      status: 'PARTIALLY_REFUNDED',
    })
    const dispute = await jsonOf<{ id: string }>(
      control(`/paypal/captures/${captureId}/dispute`, { channel: 'EXTERNAL' })
    )
    const lost = control(`/paypal/disputes/${dispute.id}`, { verdict: 'lost', reverses: true })
    assert.containsSubset(await jsonOf(lost), { outcome: 'RESOLVED_BUYER_FAVOUR' })
    assert.containsSubset(sandbox.control.ledger().sums, {
      INR: { netMinor: 300 },
      USD: { netMinor: 0 },
    })
  })

  test('a request that control does not understand does nothing and says why', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, control } = await controlled(cleanup)
    const payment = await paidPayment(sandbox)
    const { captureId } = await paidCapture(sandbox)
    for (const [path, body] of [
      [`/razorpay/payments/${payment}/dispute`, { amount: '100' }],
      [`/razorpay/payments/${payment}/dispute`, { amount: 100.5 }],
      [`/razorpay/payments/${payment}/dispute`, { amount: -1 }],
      [`/razorpay/payments/${payment}/dispute`, { amount: 501 }],
      [`/razorpay/payments/${payment}/dispute`, { phase: 'dusk' }],
      ['/razorpay/payments/pay_x/dispute', {}],
      [`/paypal/captures/${captureId}/dispute`, { amount: '1.00' }],
      [`/paypal/captures/${captureId}/dispute`, { reason: 'BAD_MOOD' }],
      [`/paypal/captures/${captureId}/dispute`, { channel: 'POST' }],
      [`/paypal/captures/${captureId}/reverse`, { amount: 5 }],
      [
        `/paypal/captures/${captureId}/reverse`,
        { amount: { currency_code: 'EUR', value: '1.00' } },
      ],
      ['/razorpay/events/replay', { times: 0 }],
      ['/razorpay/events/replay', { order: 'sideways' }],
      ['/stripe/events/replay', {}],
    ] as const) {
      const answer = await control(path, body)
      assert.equal(answer.status, 409, `${path} ${JSON.stringify(body)}`)
      assert.property(await jsonOf(answer), 'error')
    }
    assert.equal(sandbox.control.razorpay.world().disputes.size, 0)
    assert.equal(sandbox.control.paypal.world().disputes.size, 0)
    assert.equal(sandbox.control.ledger().sums.USD.refunds, 0)
  })

  test('events are replayed and forged, the secret is turned, the webhook switched', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, control, received } = await controlled(cleanup)
    await paidPayment(sandbox)
    await until(() => received.length === 3)
    const storm = { order: 'shuffled', times: 5, lanes: 4 }
    assert.containsSubset(await jsonOf(control('/razorpay/events/replay', storm)), { sent: 15 })
    await until(() => received.length === 18)
    assert.containsSubset(
      await jsonOf(control('/razorpay/events/forge', { event: { event: 'order.paid' } })),
      { status: 200 }
    )
    const { secret } = await jsonOf<{ secret: string }>(control('/razorpay/secret', {}))
    assert.equal(sandbox.control.razorpay.world().keys.webhookSecret, secret)
    assert.containsSubset(await jsonOf(control('/razorpay/webhook', { enabled: false })), {
      enabled: false,
    })
    await paidPayment(sandbox)
    await sandbox.control.quiet()
    assert.lengthOf(received, 19)
    assert.containsSubset(await jsonOf(control('/razorpay/webhook', { enabled: true })), {
      enabled: true,
      disabledAt: null,
      url: sandbox.control.events.razorpay.url,
    })
  })
})
