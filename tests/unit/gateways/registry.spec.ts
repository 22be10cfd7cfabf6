import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from '@japa/runner'
import { Money } from '#domain/money/money'
import type { GatewayIntent } from '#gateways/payment_gateway'
import { GatewayRegistry, type GatewaysConfig } from '#gateways/registry'

const razorpay = {
  keyId: 'rzp_test_key',
  keySecret: 'secret',
  webhookSecrets: ['webhook'],
  baseUrl: 'https://api.razorpay.com',
  checkoutUrl: 'https://checkout.razorpay.com/v1/checkout.js',
  timeoutMs: 1_000,
}
const paypal = {
  clientId: 'client',
  clientSecret: 'secret',
  webhookId: 'WH1',
  baseUrl: 'https://api-m.paypal.com',
  timeoutMs: 1_000,
  trustedRoots: null,
}
const live: GatewaysConfig = { razorpay, paypal, allowSandboxHosts: false }

test.group('The registry of gateways', () => {
  test('a gateway without keys is absent', ({ assert }) => {
    const registry = new GatewayRegistry({ ...live, paypal: null })
    assert.deepEqual(
      registry.all().map((gateway) => gateway.name),
      ['razorpay']
    )
    assert.isNull(registry.get('paypal'))
    assert.isNull(registry.get('constructor'))
  })

  test('a live server refuses to start with the address of a sandbox', ({ assert }) => {
    const sandbox = 'http://127.0.0.1:4010'
    const start = (changes: Partial<GatewaysConfig>) => () =>
      new GatewayRegistry({ ...live, ...changes })
    assert.doesNotThrow(start({}))
    assert.throws(start({ razorpay: { ...razorpay, baseUrl: sandbox } }), /RAZORPAY_BASE_URL/)
    assert.throws(start({ razorpay: { ...razorpay, checkoutUrl: sandbox } }), /CHECKOUT_URL/)
    assert.throws(start({ paypal: { ...paypal, baseUrl: sandbox } }), /PAYPAL_BASE_URL/)
    assert.throws(
      start({ paypal: { ...paypal, baseUrl: 'https://api-m.paypal.com.evil.example' } }),
      /PAYPAL_BASE_URL/
    )
    assert.throws(start({ paypal: { ...paypal, baseUrl: 'not a url' } }), /PAYPAL_BASE_URL/)
    assert.doesNotThrow(start({ paypal: { ...paypal, baseUrl: sandbox }, allowSandboxHosts: true }))
  })

  test('a gateway without keys does not answer, one that was never asked does', ({ assert }) => {
    const registry = new GatewayRegistry({ ...live, paypal: null })
    assert.isTrue(registry.isAnswering('razorpay'))
    assert.isFalse(registry.isAnswering('paypal'))
  })

  test('the silence of one gateway is not that of the other, and its recovery is told', async ({
    assert,
    cleanup,
  }) => {
    let status = 502
    const server = createServer((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end('{"error":{"code":"BAD_REQUEST_ERROR","description":"does not exist"}}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanup(() => {
      server.close()
    })
    const { port } = server.address() as AddressInfo
    const clock = { now: 0 }
    const registry = new GatewayRegistry(
      {
        razorpay: { ...razorpay, baseUrl: `http://127.0.0.1:${port}` },
        paypal,
        allowSandboxHosts: true,
      },
      () => clock.now
    )
    const recovered: string[] = []
    registry.onRecovery((name) => recovered.push(name))

    const inspect = () => registry.get('razorpay')?.inspect(INTENT)
    for (let times = 0; times < 5; times += 1) await inspect()
    assert.isFalse(registry.isAnswering('razorpay'))
    assert.isTrue(registry.isAnswering('paypal'))
    assert.equal((await inspect())?.failure?.message.includes('nothing was sent'), true)

    status = 400
    clock.now += 30_000
    assert.equal((await inspect())?.state, 'absent')
    assert.isTrue(registry.isAnswering('razorpay'))
    assert.deepEqual(recovered, ['razorpay'])
  })
})

const INTENT: GatewayIntent = {
  publicId: 'q3V0cGxlYXNlbm9wYXRo00',
  gatewayOrderId: 'order_ABCDEFGHIJKLMN',
  openedBefore: false,
  amount: Money.of('INR', 1_000),
  attempt: 1,
  invoiceNumbers: ['INV-42'],
  description: 'INV-42',
  returnUrl: 'http://localhost/return',
  cancelUrl: 'http://localhost/cancel',
  payer: { name: 'Ada', email: null, phone: null },
  companyName: 'Larkspur Studio',
}
