import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { GatewayRegistry } from '#gateways/registry'
import GatewayEvent from '#models/gateway_event'
import RejectedEvent from '#models/rejected_event'
import { deliver, openedPayment } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { RAZORPAY_KEYS } from '#tests/support/sandbox'
import { serverUrl } from '#tests/support/staff_api'
import {
  paypalHeaders,
  postWebhook,
  razorpayEvent,
  razorpayHeaders,
} from '#tests/support/webhook_post'

const ORDER_PAID = '{"entity":"event","event":"order.paid","payload":{}}'

/** As the registry of the test, but these secrets for Razorpay's webhooks. */
async function acceptSecrets(razorpayUrl: string, webhookSecrets: string[]) {
  const registry = new GatewayRegistry({
    razorpay: {
      keyId: RAZORPAY_KEYS.keyId,
      keySecret: RAZORPAY_KEYS.keySecret,
      webhookSecrets,
      baseUrl: razorpayUrl,
      checkoutUrl: `${razorpayUrl}/v1/checkout.js`,
      timeoutMs: 3_000,
    },
    paypal: null,
    allowSandboxHosts: true,
  })
  app.container.swap(GatewayRegistry, () => registry)
}

/** Two headers of one name, which fetch would join. */
function postTwice(path: string, body: string, headers: Record<string, string | string[]>) {
  return new Promise<number>((resolve, reject) => {
    const request = http.request(
      `${serverUrl()}/webhooks/${path}`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      }
    )
    request.on('error', reject)
    request.end(body)
  })
}

test.group('While a webhook secret is rotated', (group) => {
  eachWithOpenPortal(group)

  test('retries with the old secret are taken, and refused once it is removed', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup)
    const { invoice, order } = await openedPayment()
    sandbox.control.events.razorpay.rules({ hold: true })
    sandbox.control.razorpay.pay(order)

    // The retries that wait keep the signature of the old secret; what is new has the new one.
    await acceptSecrets(sandbox.urls.razorpay, ['the new secret', RAZORPAY_KEYS.webhookSecret])
    const fresh = razorpayEvent('order.paid', {})
    const old = razorpayHeaders(ORDER_PAID, 'old', RAZORPAY_KEYS.webhookSecret)
    const anew = razorpayHeaders(fresh, 'new', 'the new secret')
    const guess = razorpayHeaders(fresh, 'guess', 'a guess')
    assert.equal((await postWebhook('razorpay', ORDER_PAID, old)).status, 200)
    assert.equal((await postWebhook('razorpay', fresh, anew)).status, 200)
    assert.equal((await postWebhook('razorpay', fresh, guess)).status, 400)
    sandbox.control.events.razorpay.release('reversed')
    await deliver(sandbox)
    await invoice.refresh()
    assert.equal(invoice.balanceMinor, 0)

    await acceptSecrets(sandbox.urls.razorpay, ['the new secret'])
    const late = razorpayHeaders(ORDER_PAID, 'later', RAZORPAY_KEYS.webhookSecret)
    assert.equal((await postWebhook('razorpay', ORDER_PAID, late)).status, 400)
    const still = razorpayHeaders(ORDER_PAID, 'still', 'the new secret')
    assert.equal((await postWebhook('razorpay', ORDER_PAID, still)).status, 200)
    assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, rejected: 2 })
  })

  test('an empty secret is no secret', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    await acceptSecrets(sandbox.urls.razorpay, [])
    for (const secret of ['', 'undefined', 'null']) {
      const headers = razorpayHeaders(ORDER_PAID, randomUUID(), secret)
      assert.equal((await postWebhook('razorpay', ORDER_PAID, headers)).status, 400)
    }
  })
})

test.group('A forged event', (group) => {
  eachWithOpenPortal(group)

  for (const when of ['before', 'after'] as const) {
    test(`with the id of a real one, ${when} it, does not take its place`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox } = await paymentWorld(cleanup)
      const { invoice, order } = await openedPayment()
      sandbox.control.events.razorpay.rules({ hold: true })
      sandbox.control.razorpay.pay(order)
      const real = sandbox.control.events.razorpay.list()
      const forge = async () => {
        for (const { id, body: text } of real) {
          const forged = text.replace('"status":"captured"', '"status":"failed"')
          const headers = razorpayHeaders(forged, id, 'a guess')
          assert.equal((await postWebhook('razorpay', forged, headers)).status, 400)
        }
      }
      if (when === 'before') await forge()
      sandbox.control.events.razorpay.release()
      await sandbox.control.quiet()
      if (when === 'after') await forge()
      await deliver(sandbox)

      await invoice.refresh()
      assert.equal(invoice.balanceMinor, 0)
      const stored = await GatewayEvent.query().orderBy('id')
      assert.sameMembers(
        stored.map(({ body: bytes }) => bytes.toString()),
        real.map(({ body: text }) => text)
      )
      assert.lengthOf(await RejectedEvent.all(), real.length)
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 1 })
    })
  }

  test('is counted, and the last hundred are kept per gateway', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    for (let n = 0; n < 103; n++) await postWebhook('razorpay', `{"n":${n}}`)
    await postWebhook('paypal', '{"n":"paypal"}')
    const kept = await RejectedEvent.query().where('gateway', 'razorpay').orderBy('id')
    assert.lengthOf(kept, 100)
    assert.equal(kept[0].body.toString(), '{"n":3}')
    assert.lengthOf(await RejectedEvent.query().where('gateway', 'paypal'), 1)
    const counter = await db.from('counters').where('name', 'rejected_events.razorpay').first()
    assert.equal(Number(counter.value), 103)
    assert.isNull(await GatewayEvent.first())
    assert.deepEqual(sandbox.control.ledger().entries, [])
  })

  test('with a header twice is no signature', async ({ assert, cleanup }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const good = razorpayHeaders(ORDER_PAID)
    const signature = good['x-razorpay-signature']
    for (const headers of [
      { ...good, 'x-razorpay-signature': [signature, signature] },
      { ...good, 'x-razorpay-signature': ['0'.repeat(64), signature] },
      { ...good, 'x-razorpay-event-id': ['one', 'two'] },
      { ...good, 'x-razorpay-signature': `${signature}, ${signature}` },
    ]) {
      assert.equal(await postTwice('razorpay', ORDER_PAID, headers), 400)
    }
    const paypal = paypalHeaders(sandbox, ORDER_PAID)
    const url = paypal['paypal-cert-url']
    const twice = { ...paypal, 'paypal-cert-url': [url, 'https://evil.example/'] }
    assert.equal(await postTwice('paypal', ORDER_PAID, twice), 400)
    assert.isNull(await GatewayEvent.first())
  })
})
