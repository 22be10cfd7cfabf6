import { createHmac } from 'node:crypto'
import { test } from '@japa/runner'
import GatewayEvent from '#models/gateway_event'
import RejectedEvent from '#models/rejected_event'
import { truncate } from '#tests/support/database'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
} from '#tests/support/payment_world'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'
import { RAZORPAY_KEYS } from '#tests/support/sandbox'

const EVENT = '{"entity":"event","event":"order.paid","payload":{}}'

function post(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
  return fetch(`http://${process.env.HOST}:${process.env.PORT}/webhooks/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}

function signed(body: string | Buffer, id = 'event_1', secret = RAZORPAY_KEYS.webhookSecret) {
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return { 'x-razorpay-signature': signature, 'x-razorpay-event-id': id }
}

test.group('Webhooks', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  test('a signed event is stored exactly as it came, once, and needs no session', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const body = '{ "event":"order.paid",\n "payload" : {"note":"é ₹"} }'
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post('razorpay', body, signed(body)))
    )
    for (const answer of answers) {
      assert.equal(answer.status, 200)
      assert.isNull(answer.headers.get('set-cookie'))
    }
    const [event, ...others] = await GatewayEvent.all()
    assert.isEmpty(others)
    assert.equal(event.body.toString(), body)
    await runJobs()
    await event.refresh()
    assert.equal(event.outcome, 'no payment of ours')
  })

  test('a forged event is refused, kept apart, and does not take the place of the real one', async ({
    assert,
    cleanup,
  }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const forgeries = [
      post('razorpay', EVENT),
      post('razorpay', EVENT, signed(EVENT, 'event_1', 'a guess')),
      post('razorpay', `${EVENT} `, signed(EVENT)),
      post('razorpay', JSON.stringify(JSON.parse(EVENT), null, 1), signed(EVENT)),
      post('razorpay', EVENT, { ...signed(EVENT), 'x-razorpay-event-id': '' }),
      post(
        'razorpay',
        Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
        signed(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))
      ),
      post('paypal', EVENT),
      post('paypal', EVENT, {
        'paypal-transmission-id': '1',
        'paypal-transmission-time': '2026-11-22T08:00:00Z',
        'paypal-transmission-sig': 'A'.repeat(344),
        'paypal-auth-algo': 'SHA256withRSA',
        'paypal-cert-url': 'https://evil.example/v1/notifications/certs/CERT-1',
      }),
    ]
    for (const answer of await Promise.all(forgeries)) {
      assert.equal(answer.status, 400)
      assert.match(answer.headers.get('content-type') ?? '', /problem\+json/)
    }
    assert.containsSubset(await ledgerNow(), { events: 0, rejected: 8 })
    assert.equal((await post('razorpay', EVENT, signed(EVENT))).status, 200)
    assert.equal((await ledgerNow()).events, 1)
  })

  test('of the refused, the last hundred are kept', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    for (let n = 0; n < 105; n++) await post('razorpay', `{"n":${n}}`)
    const kept = await RejectedEvent.query().orderBy('id')
    assert.lengthOf(kept, 100)
    assert.equal(kept[0].body.toString(), '{"n":5}')
  })

  test('one that is too large is cut off', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    const answer = await post('razorpay', 'x'.repeat(1_200_000)).catch(() => null)
    if (answer) assert.equal(answer.status, 413)
    assert.containsSubset(await ledgerNow(), { events: 0, rejected: 0 })
  })

  test('while neither PayPal’s certificate nor its word can be had the answer is 503, and nothing is counted as forged', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    sandbox.control.faults.add({
      gateway: 'paypal',
      kind: 'server_error',
      operation: 'webhooks.verify',
    })
    const answer = await post('paypal', EVENT, {
      'paypal-transmission-id': '1',
      'paypal-transmission-time': '2026-11-22T08:00:00Z',
      'paypal-transmission-sig': 'A'.repeat(344),
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-cert-url': `${sandbox.urls.paypal}/v1/notifications/certs/CERT-none`,
    })
    assert.equal(answer.status, 503)
    assert.isNotNull(answer.headers.get('retry-after'))
    assert.containsSubset(await ledgerNow(), { events: 0, rejected: 0 })
  })

  for (const gateway of ['razorpay', 'paypal'] as const) {
    test(`replaying every event of ${gateway}, in any order and number, changes nothing`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup)
      const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
      const browser = await signedIn(client)
      const { body } = await openPayment(browser, gateway, invoice)
      const order = await orderOf(body.data.id)
      if (gateway === 'razorpay') sandbox.control.razorpay.pay(order)
      else sandbox.control.paypal.approve(order)
      await sandbox.control.quiet()
      await runJobs()
      await sandbox.control.quiet()
      await runJobs()
      const before = await ledgerNow()
      assert.containsSubset(before, { faults: [], payments: 1, receipts: 1 })

      sandbox.control.events[gateway].replay('shuffled', 5)
      await sandbox.control.quiet()
      await runJobs()
      assert.deepEqual(await ledgerNow(), before)
    })
  }

  test('an unknown gateway is not there', async ({ assert, cleanup }) => {
    await paymentWorld(cleanup, { webhooks: false })
    assert.equal((await post('stripe', EVENT)).status, 404)
  })
})
