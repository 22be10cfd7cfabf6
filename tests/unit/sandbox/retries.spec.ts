import { test } from '@japa/runner'
import { PAYPAL_RETRIES, RAZORPAY_RETRIES } from '#tests/sandbox/control/retries'
import { hmacHex } from '#tests/sandbox/razorpay/signature'
import type { Sandbox } from '#tests/sandbox/start'
import { jsonOf, RAZORPAY_KEYS, sandboxWithReceiver, statusOf, until } from '#tests/support/sandbox'
import { paidCapture, paypalCall } from '#tests/support/sandbox_paypal'
import { razorpayOrder } from '#tests/support/sandbox_razorpay'

const HOUR_MS = 3_600_000
/** A Razorpay order that fails to be paid: one event. */
async function failOne(sandbox: Sandbox): Promise<string> {
  const id = await razorpayOrder(sandbox)
  sandbox.control.razorpay.pay(id, { outcome: 'fail' })
  return id
}

/** Lets time pass in steps, so that each retry that becomes due is made. */
async function pass(sandbox: Sandbox, hours: number, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    sandbox.control.clock.advance((hours * HOUR_MS) / steps)
    await new Promise((resolve) => setTimeout(resolve, 15))
    await sandbox.control.quiet()
  }
}

test.group('Retries of the sandbox', () => {
  test('Razorpay retries for 24 hours, then disables the webhook until somebody enables it', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup, Array(500).fill(503))
    const post = sandbox.control.events.razorpay
    await failOne(sandbox)
    await until(() => received.length === 1)
    await sandbox.control.quiet()
    await pass(sandbox, 23, 46)
    assert.isNull(post.disabledAt)
    assert.isAbove(received.length, 5)
    await pass(sandbox, 2, 4)
    assert.isString(post.disabledAt)

    const before = received.length
    await failOne(sandbox)
    await pass(sandbox, 48, 4)
    assert.lengthOf(received, before)
    assert.isTrue(post.list()[1].dropped)

    post.enable()
    await failOne(sandbox)
    await until(() => received.length === before + 1)
    assert.isFalse(post.list()[2].dropped)
  })

  test('a webhook that gets through now and then stays enabled', async ({ assert, cleanup }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup, [503])
    await failOne(sandbox)
    await until(() => received.length === 1)
    await sandbox.control.quiet()
    const url = sandbox.control.events.razorpay.url
    // Only the first event's receiver is away: the second one gets through.
    await failOne(sandbox)
    await until(() => received.length === 2)
    await sandbox.control.quiet()
    sandbox.control.events.razorpay.url = 'http://127.0.0.1:9/'
    await pass(sandbox, 30, 30)
    assert.isNull(sandbox.control.events.razorpay.disabledAt)
    sandbox.control.events.razorpay.url = url
  })

  test('PayPal retries up to 25 times in three days, and never disables', async ({
    assert,
    cleanup,
  }) => {
    const waits = Array.from({ length: 25 }, (_, index) => PAYPAL_RETRIES.wait(index + 1, 0) ?? 0)
    const days = waits.reduce((sum, wait) => sum + wait, 0) / (24 * HOUR_MS)
    assert.closeTo(days, 3, 0.1)
    assert.isNull(PAYPAL_RETRIES.wait(26, 0))

    const { sandbox, received } = await sandboxWithReceiver(cleanup, Array(500).fill(503))
    sandbox.control.events.paypal.rules({ drop: 'all' })
    await paidCapture(sandbox)
    const [event] = sandbox.control.events.paypal.list()
    sandbox.control.events.paypal.resend(event.id)
    for (let attempt = 1; attempt <= 30; attempt += 1) await pass(sandbox, 40, 1)
    assert.lengthOf(received, 26)
    assert.isNull(sandbox.control.events.paypal.disabledAt)
  })

  test('Razorpay waits longer each time, and tries for the last time at the end', ({ assert }) => {
    let age = 0
    const waits: number[] = []
    for (;;) {
      const wait = RAZORPAY_RETRIES.wait(waits.length + 1, age)
      if (wait === null) break
      waits.push(wait)
      age += wait
    }
    assert.equal(age, 24 * HOUR_MS)
    assert.isAbove(waits.length, 8)
  })

  test('retries keep the old secret after a rotation, new events get the new one', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup, [500])
    await failOne(sandbox)
    await until(() => received.length === 1)
    await sandbox.control.quiet()
    const secret = sandbox.control.razorpay.rotateSecret()
    assert.notEqual(secret, RAZORPAY_KEYS.webhookSecret)
    await failOne(sandbox)
    await until(() => received.length === 2)
    sandbox.control.clock.advance(1_000)
    await until(() => received.length === 3)
    const [first, fresh, retry] = received
    const signature = 'x-razorpay-signature'
    assert.equal(fresh.headers[signature], hmacHex(fresh.body, secret))
    assert.deepEqual(retry.body, first.body)
    assert.equal(retry.headers[signature], hmacHex(retry.body, RAZORPAY_KEYS.webhookSecret))
  })

  test('a storm is shuffled, complete, and never wider than its lanes', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup)
    for (let count = 0; count < 5; count += 1) await failOne(sandbox)
    await until(() => received.length === 5)
    await sandbox.control.quiet()
    const post = sandbox.control.events.razorpay
    let widest = 0
    const watch = setInterval(() => (widest = Math.max(widest, post.busy)), 0)
    assert.equal(post.replay('shuffled', 40, 3), 200)
    await sandbox.control.quiet()
    clearInterval(watch)
    assert.lengthOf(received, 205)
    // Each lane counts as busy beside its delivery.
    assert.isAtMost(widest, 6)
    const ids = received.slice(5).map(({ headers }) => headers['x-razorpay-event-id'])
    for (const { id } of post.list()) {
      assert.lengthOf(
        ids.filter((one) => one === id),
        40
      )
    }
  })

  test('what a reset leaves behind is not tried again', async ({ assert, cleanup }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup, [500])
    await failOne(sandbox)
    await until(() => received.length === 1)
    await sandbox.control.quiet()
    sandbox.control.reset()
    await pass(sandbox, 24, 4)
    assert.lengthOf(received, 1)
  })

  test('forged events wear a wrong signature, or a real one over another body', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup)
    await failOne(sandbox)
    await until(() => received.length === 1)
    const [real] = received
    const { razorpay, paypal } = sandbox.control
    const id = String(real.headers['x-razorpay-event-id'])
    assert.equal(await razorpay.forgeEvent({ event: 'payment.captured' }), 200)
    assert.equal(await razorpay.forgeEvent({ event: 'payment.captured' }, id), 200)
    assert.equal(await paypal.forgeEvent({ id: 'WH-1' }), 200)
    const [, guessed, worn, other] = received
    const signature = 'x-razorpay-signature'
    const right = (body: Buffer) => hmacHex(body, RAZORPAY_KEYS.webhookSecret)
    assert.notEqual(guessed.headers[signature], right(guessed.body))
    assert.equal(worn.headers['x-razorpay-event-id'], id)
    assert.equal(worn.headers[signature], real.headers[signature])
    assert.notEqual(worn.headers[signature], right(worn.body))
    assert.match(String(other.headers['paypal-transmission-sig']), /^[A-Za-z0-9+/]+={0,2}$/)
    // None of them is an event of the gateway's.
    assert.lengthOf(sandbox.control.events.razorpay.list(), 1)
  })

  test('PayPal sends an event again when asked, and shows it', async ({ assert, cleanup }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup)
    sandbox.control.events.paypal.rules({ drop: 'all' })
    await paidCapture(sandbox)
    const [event] = sandbox.control.events.paypal.list()
    const path = `/v1/notifications/webhooks-events/${event.id}`
    assert.deepEqual(await jsonOf(paypalCall(sandbox, 'GET', path)), JSON.parse(event.body))
    assert.equal(await statusOf(paypalCall(sandbox, 'POST', `${path}/resend`, {})), 202)
    await until(() => received.length === 1)
    assert.equal(received[0].body.toString(), event.body)
    assert.equal(await statusOf(paypalCall(sandbox, 'GET', `${path}x`)), 404)
    assert.equal(await statusOf(paypalCall(sandbox, 'POST', `${path}x/resend`, {})), 404)
    assert.deepEqual(sandbox.control.violations(), [])
  })
})
