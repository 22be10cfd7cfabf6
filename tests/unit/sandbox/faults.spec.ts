import { test } from '@japa/runner'
import type { FaultKind } from '#tests/sandbox/control/faults'
import type { Sandbox } from '#tests/sandbox/start'
import { jsonOf, sandboxForTest, statusOf, textOf } from '#tests/support/sandbox'
import { razorpayCall } from '#tests/support/sandbox_razorpay'

function order(sandbox: Sandbox): Promise<Response> {
  return razorpayCall(sandbox, '/v1/orders', { amount: 500, currency: 'INR' })
}

const orders = (sandbox: Sandbox) => sandbox.control.razorpay.world().orders.size

test.group('Faults of the sandbox', () => {
  test('a gateway that refuses has done nothing', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const statuses: [FaultKind, number][] = [
      ['unauthorized', 401],
      ['rate_limited', 429],
      ['server_error', 500],
      ['bad_gateway', 502],
    ]
    for (const [kind, status] of statuses) {
      sandbox.control.faults.add({ gateway: 'razorpay', operation: 'orders.create', kind })
      assert.equal(await statusOf(order(sandbox)), status)
    }
    assert.equal(orders(sandbox), 0)
    assert.equal(await statusOf(order(sandbox)), 200)
  })

  test('a reset before the work loses the request, a reset after it loses the answer', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    sandbox.control.faults.add({ gateway: 'razorpay', kind: 'reset_before' })
    await assert.rejects(() => order(sandbox))
    assert.equal(orders(sandbox), 0)
    sandbox.control.faults.add({ gateway: 'razorpay', kind: 'reset_after' })
    await assert.rejects(() => order(sandbox))
    assert.equal(orders(sandbox), 1)
  })

  test('answers arrive cut short, cut off, dripping, badly packed or without a type', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { faults } = sandbox.control
    faults.add({ gateway: 'razorpay', kind: 'truncated' })
    const truncated = await order(sandbox)
    assert.equal(truncated.status, 200)
    await assert.rejects(() => truncated.json())

    faults.add({ gateway: 'razorpay', kind: 'aborted' })
    await assert.rejects(() => textOf(order(sandbox)))

    faults.add({ gateway: 'razorpay', kind: 'bad_gzip' })
    await assert.rejects(() => textOf(order(sandbox)))

    faults.add({ gateway: 'razorpay', kind: 'no_content_type' })
    const { headers } = await order(sandbox)
    assert.isNull(headers.get('content-type'))

    faults.add({ gateway: 'razorpay', kind: 'drip', dripMs: 1 })
    const started = performance.now()
    assert.containsSubset(await jsonOf(order(sandbox)), { status: 'created' })
    assert.isAbove(performance.now() - started, 100)
    assert.equal(orders(sandbox), 5)
  })

  test('a fault waits for its operation, lets some pass, and strikes so many times', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { faults } = sandbox.control
    faults.add({ gateway: 'razorpay', operation: 'payments.fetch', kind: 'server_error' })
    faults.add({ gateway: 'paypal', kind: 'server_error' })
    faults.add({
      gateway: 'razorpay',
      operation: 'orders.create',
      kind: 'server_error',
      skip: 1,
      times: 2,
    })
    const statuses: number[] = []
    for (let count = 0; count < 4; count += 1) statuses.push(await statusOf(order(sandbox)))
    assert.deepEqual(statuses, [200, 500, 500, 200])
    assert.lengthOf(faults.list(), 2)
  })

  test('control over HTTP does the same, and pages may not use it', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const control = (path: string, body?: object, headers = {}) =>
      fetch(`${sandbox.urls.inbox}/__control${path}`, {
        method: body ? 'POST' : 'GET',
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    const fault = { gateway: 'razorpay', kind: 'delay', delayMs: 60 }
    assert.equal(await statusOf(control('/faults', fault)), 200)
    const started = performance.now()
    const { id } = await jsonOf<{ id: string }>(order(sandbox))
    assert.isAtLeast(performance.now() - started, 55)
    const paid = await control(`/razorpay/orders/${id}/pay`, { method: 'netbanking' })
    assert.containsSubset(await jsonOf(paid), { status: 'captured', bank: 'HDFC' })
    assert.equal(await statusOf(control(`/razorpay/orders/${id}/pay`, {})), 409)
    assert.equal(await statusOf(control('/razorpay/orders/order_x/pay', {})), 409)
    assert.equal(await statusOf(control('/faults', { kind: 'earthquake' })), 409)
    const fromPage = await control('/reset', {}, { origin: 'http://evil.example' })
    assert.equal(fromPage.status, 403)
    assert.containsSubset(await jsonOf(control('/ledger')), {
      byGateway: { razorpay: { INR: { netMinor: 500 } } },
    })
    assert.equal(await statusOf(control('/reset', {})), 204)
    assert.equal(orders(sandbox), 0)
  })
})
