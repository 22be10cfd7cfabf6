import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { PAYPAL_RETRIES } from '#tests/sandbox/control/retries'
import { pay } from '#tests/sandbox/razorpay/pay'
import { hmacHex } from '#tests/sandbox/razorpay/signature'
import { isSignedBy } from '#tests/sandbox/paypal/signature'
import type { Sandbox } from '#tests/sandbox/start'
import { NO_REAL_DATA, realDataPath, withoutRealData } from '#tests/support/real_data'
import {
  jsonOf,
  RAZORPAY_KEYS,
  type ReceivedWebhook,
  sandboxForTest,
  sandboxWithReceiver,
  textOf,
  until,
} from '#tests/support/sandbox'
import { paypalCall } from '#tests/support/sandbox_paypal'
import { razorpayOrder } from '#tests/support/sandbox_razorpay'

/** A Razorpay order that is paid: three events. */
async function payOne(sandbox: Sandbox) {
  const id = await razorpayOrder(sandbox)
  return sandbox.control.razorpay.pay(id)
}

const typesOf = (received: ReceivedWebhook[]) =>
  received.map(({ body }) => {
    const event = JSON.parse(body.toString())
    return String(event.event ?? event.event_type)
  })

test.group('Webhooks of the sandbox', () => {
  test('Razorpay signs the raw body, and gives each event an id of its own', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup)
    const payment = await payOne(sandbox)
    await until(() => received.length === 3)
    assert.sameMembers(typesOf(received), ['payment.authorized', 'payment.captured', 'order.paid'])
    for (const { headers, body } of received) {
      const signature = hmacHex(body, RAZORPAY_KEYS.webhookSecret)
      assert.equal(headers['x-razorpay-signature'], signature)
      const event = JSON.parse(body.toString())
      assert.equal(event.payload.payment.entity.id, payment.id)
      // The snapshot is of the moment: what was authorised had not been captured yet.
      if (event.event === 'payment.authorized') {
        assert.equal(event.payload.payment.entity.status, 'authorized')
      }
    }
    const ids = new Set(received.map(({ headers }) => headers['x-razorpay-event-id']))
    assert.equal(ids.size, 3)
  })

  test('PayPal signs with a certificate that leads to the root of the sandbox', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup)
    await approveOne(sandbox)
    await until(() => received.length === 1)
    const [{ headers, body }] = received
    const certUrl = String(headers['paypal-cert-url'])
    assert.isTrue(certUrl.startsWith(`${sandbox.urls.paypal}/v1/notifications/certs/`))
    const pem = await textOf(fetch(certUrl))
    const [leaf, middle] = pem
      .split(/(?<=-----END CERTIFICATE-----)\s*/)
      .filter(Boolean)
      .map((one) => new X509Certificate(one))
    const root = new X509Certificate(sandbox.paypalRootPem)
    assert.include(leaf.subject, 'CN=messageverificationcerts.sandbox.paypal.com')
    assert.isTrue(leaf.checkIssued(middle) && leaf.verify(middle.publicKey))
    assert.isTrue(middle.ca && middle.checkIssued(root) && middle.verify(root.publicKey))
    const transmission = {
      transmissionId: String(headers['paypal-transmission-id']),
      transmissionTime: String(headers['paypal-transmission-time']),
      webhookId: sandbox.control.paypal.world().keys.webhookId,
      body,
    }
    const signature = String(headers['paypal-transmission-sig'])
    assert.isTrue(isSignedBy(leaf.publicKey, transmission, signature))
    const spoilt = { ...transmission, body: Buffer.concat([body, Buffer.from(' ')]) }
    assert.isFalse(isSignedBy(leaf.publicKey, spoilt, signature))
    assert.equal(await verifiedByPaypal(sandbox, headers, body), 'SUCCESS')
    assert.equal(await verifiedByPaypal(sandbox, headers, Buffer.from('{}')), 'FAILURE')
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1))
    assert.equal(await verifiedByPaypal(sandbox, headers, rewritten), 'FAILURE')
  })

  test("PayPal's published webhook of 2017 passes the same check", ({ assert }) => {
    const { paypal } = JSON.parse(readFileSync(realDataPath('signatures/vectors.json'), 'utf8'))
    const file = realDataPath('signatures', paypal.certificateFile)
    const { publicKey } = new X509Certificate(readFileSync(file))
    assert.isTrue(isSignedBy(publicKey, paypal, paypal.transmissionSig))
    assert.isFalse(isSignedBy(publicKey, { ...paypal, webhookId: 'X' }, paypal.transmissionSig))
  }).skip(withoutRealData, NO_REAL_DATA)

  test('an answer that is not 2xx is tried again, with the same bytes and signature', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup, [500, 302])
    await approveOne(sandbox)
    for (const retry of [1, 2]) {
      await until(() => received.length === retry)
      await sandbox.control.quiet()
      sandbox.control.clock.advance(PAYPAL_RETRIES.wait(retry, 0) ?? 0)
    }
    await until(() => received.length === 3)
    const [first, , last] = received
    assert.deepEqual(last.body, first.body)
    assert.equal(last.headers['paypal-transmission-sig'], first.headers['paypal-transmission-sig'])
    await sandbox.control.quiet()
    const [event] = sandbox.control.events.paypal.list()
    assert.deepEqual(
      event.deliveries.map(({ status }) => status),
      [500, 302, 200]
    )
  })

  test('events are dropped, doubled, held back and released in another order', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup)
    const post = sandbox.control.events.razorpay
    post.rules({ drop: 1, duplicate: 1 })
    await payOne(sandbox)
    await until(() => received.length === 4)
    assert.notInclude(typesOf(received), 'payment.authorized')

    received.length = 0
    post.rules({ duplicate: 0, hold: true })
    await payOne(sandbox)
    assert.lengthOf(received, 0)
    assert.equal(post.release('reversed'), 3)
    await until(() => received.length === 3)

    received.length = 0
    assert.equal(post.replay('shuffled', 2), 12)
    await until(() => received.length === 12)
  })

  test('a lost PayPal event is still in the list of events', async ({ assert, cleanup }) => {
    const { sandbox, received } = await sandboxWithReceiver(cleanup)
    sandbox.control.events.paypal.rules({ drop: 'all' })
    const id = await approveOne(sandbox)
    const list = await jsonOf<{ count: number; events: { resource: { id: string } }[] }>(
      paypalCall(sandbox, 'GET', '/v1/notifications/webhooks-events?page_size=5')
    )
    assert.lengthOf(received, 0)
    assert.equal(list.count, 1)
    assert.equal(list.events[0].resource.id, id)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('a payment that nobody listens to is no error', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const payment = await payOne(sandbox)
    await sandbox.control.quiet()
    const world = sandbox.control.razorpay.world()
    const order = world.orders.get(payment.order_id)
    assert.isNull(order ? pay(world, order) : undefined)
    assert.lengthOf(sandbox.control.events.razorpay.list(), 3)
  })
})

/** A PayPal order that is approved: one event. */
async function approveOne(sandbox: Sandbox): Promise<string> {
  const { id } = await jsonOf<{ id: string }>(
    paypalCall(sandbox, 'POST', '/v2/checkout/orders', {
      intent: 'CAPTURE',
      purchase_units: [{ amount: { currency_code: 'EUR', value: '10.00' } }],
    })
  )
  sandbox.control.paypal.approve(id)
  return id
}

async function verifiedByPaypal(
  sandbox: Sandbox,
  headers: ReceivedWebhook['headers'],
  body: Buffer
) {
  const fields = {
    auth_algo: headers['paypal-auth-algo'],
    cert_url: headers['paypal-cert-url'],
    transmission_id: headers['paypal-transmission-id'],
    transmission_sig: headers['paypal-transmission-sig'],
    transmission_time: headers['paypal-transmission-time'],
    webhook_id: sandbox.control.paypal.world().keys.webhookId,
  }
  // The event goes in as it came: PayPal's checksum is over these bytes.
  const text = `${JSON.stringify(fields).slice(0, -1)}, "webhook_event" : ${body} }`
  const answer = await jsonOf<{ verification_status: string }>(
    paypalCall(sandbox, 'POST', '/v1/notifications/verify-webhook-signature', text)
  )
  return answer.verification_status
}
