import paypal from '@paypal/checkout-server-sdk'
import { test } from '@japa/runner'
import type { Sandbox } from '#tests/sandbox/start'
import { sandboxForTest } from '#tests/support/sandbox'

const HOUR_MS = 3_600_000

function clientOf(sandbox: Sandbox) {
  const { keys, url } = sandbox.control.paypal.world()
  const { clientId, secret } = keys
  return new paypal.core.PayPalHttpClient(
    new paypal.core.PayPalEnvironment(clientId, secret, url, url)
  )
}

function steps(sandbox: Sandbox) {
  const client = clientOf(sandbox)
  const status = (request: Parameters<typeof client.execute>[0]) =>
    client.execute(request).then(
      ({ statusCode }) => statusCode,
      (error: { statusCode: number }) => error.statusCode
    )
  return {
    async create() {
      const request = new paypal.orders.OrdersCreateRequest().requestBody({
        intent: 'CAPTURE',
        purchase_units: [{ amount: { currency_code: 'USD', value: '12.30' } }],
      })
      const { result } = await client.execute(request)
      return (result as { id: string }).id
    },
    get: (id: string) => status(new paypal.orders.OrdersGetRequest(id)),
    capture: (id: string) => status(new paypal.orders.OrdersCaptureRequest(id).requestBody({})),
    async pass(hours: number) {
      sandbox.control.clock.advance(hours * HOUR_MS)
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

test.group('PayPal’s orders in the sandbox', () => {
  test('are forgotten three hours after they were made, when nobody approved them', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create, get, pass } = steps(sandbox)
    const id = await create()
    await pass(2.9)
    assert.equal(await get(id), 200)
    await pass(0.2)
    assert.equal(await get(id), 404)
    assert.throws(() => sandbox.control.paypal.approve(id), /order/)
    const page = await fetch(`${sandbox.urls.paypal}/checkoutnow?token=${id}`)
    assert.equal(page.status, 404)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('are forgotten three hours after the approval, when nobody captured them', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create, get, capture, pass } = steps(sandbox)
    const id = await create()
    await pass(2)
    sandbox.control.paypal.approve(id)
    await pass(2.9)
    assert.equal(await get(id), 200, 'an approval makes it live longer')
    await pass(0.2)
    assert.equal(await get(id), 404)
    assert.equal(await capture(id), 404)
    assert.deepEqual(sandbox.control.ledger().entries, [])
  })

  test('are kept once they are captured', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create, get, capture, pass } = steps(sandbox)
    const id = await create()
    sandbox.control.paypal.approve(id)
    assert.equal(await capture(id), 201)
    await pass(24 * 200)
    assert.equal(await get(id), 200)
  })
})
