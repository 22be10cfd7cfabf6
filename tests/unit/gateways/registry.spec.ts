import { test } from '@japa/runner'
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
})
