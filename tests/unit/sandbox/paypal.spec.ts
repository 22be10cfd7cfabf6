import paypal from '@paypal/checkout-server-sdk'
import { test } from '@japa/runner'
import type { Sandbox } from '#tests/sandbox/start'
import { sandboxForTest, textOf } from '#tests/support/sandbox'

const USD = { currency_code: 'USD', value: '123.45' }

interface OrderAnswer {
  id: string
  status: string
  links: { rel: string; href: string }[]
  purchase_units: { payments: { captures: { id: string; status: string }[] } }[]
}

function clientFor(sandbox: Sandbox) {
  const { clientId, secret } = sandbox.control.paypal.world().keys
  const { url } = sandbox.control.paypal.world()
  return new paypal.core.PayPalHttpClient(
    new paypal.core.PayPalEnvironment(clientId, secret, url, url)
  )
}

function stepsOn(sandbox: Sandbox) {
  const client = clientFor(sandbox)
  const run = async (request: Parameters<typeof client.execute>[0], requestId?: string) => {
    if (requestId) request.headers['PayPal-Request-Id'] = requestId
    const { statusCode, result } = await client.execute(request)
    return { statusCode, order: result as OrderAnswer }
  }
  return {
    create: (amount = USD, more: object = {}, requestId?: string) =>
      run(
        new paypal.orders.OrdersCreateRequest().prefer('return=representation').requestBody({
          intent: 'CAPTURE',
          purchase_units: [{ amount, ...more }],
          application_context: {
            return_url: 'http://localhost:3333/portal/return/paypal/int_1?from=paypal',
            cancel_url: 'http://localhost:3333/portal/invoices',
            user_action: 'PAY_NOW',
            shipping_preference: 'NO_SHIPPING',
          },
        }),
        requestId
      ),
    capture: (id: string, requestId?: string) =>
      run(
        new paypal.orders.OrdersCaptureRequest(id).prefer('return=representation').requestBody({}),
        requestId
      ),
    get: (id: string) => run(new paypal.orders.OrdersGetRequest(id)),
    refund: (id: string, amount?: typeof USD, requestId?: string) =>
      run(
        new paypal.payments.CapturesRefundRequest(id)
          .prefer('return=representation')
          .requestBody(amount ? { amount } : {}),
        requestId
      ),
  }
}

/** The issue that PayPal gives as its reason. */
async function issueOf(promise: Promise<unknown>): Promise<string> {
  const answer = await promise.catch((error: unknown) => error)
  if (!(answer instanceof Error)) return 'no error'
  const { details, name } = JSON.parse(answer.message)
  return details?.[0]?.issue ?? name
}

const captureIdOf = ({ purchase_units: [unit] }: OrderAnswer) => unit.payments.captures[0].id

test.group('PayPal sandbox', () => {
  test('the real SDK orders, the payer approves, the SDK captures and reads it', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create, capture, get } = stepsOn(sandbox)
    const { order } = await create(USD, { invoice_id: 'INV-42-a1', custom_id: 'int_1' })
    assert.equal(order.status, 'CREATED')
    assert.include(
      order.links.map(({ rel }) => rel),
      'approve'
    )
    assert.equal(await issueOf(capture(order.id)), 'ORDER_NOT_APPROVED')
    const { redirectTo } = sandbox.control.paypal.approve(order.id)
    const back = new URL(redirectTo ?? '')
    assert.equal(back.searchParams.get('token'), order.id)
    assert.equal(back.searchParams.get('from'), 'paypal')
    assert.match(back.searchParams.get('PayerID') ?? '', /^[2-9A-HJ-NP-Z]{13}$/)
    const captured = await capture(order.id)
    assert.equal(captured.statusCode, 201)
    assert.equal(captured.order.status, 'COMPLETED')
    const read = await get(order.id)
    assert.containsSubset(read.order.purchase_units[0], {
      invoice_id: 'INV-42-a1',
      custom_id: 'int_1',
      payments: { captures: [{ status: 'COMPLETED', amount: USD }] },
    })
    assert.equal(await issueOf(capture(order.id)), 'ORDER_ALREADY_CAPTURED')
    assert.equal(sandbox.control.ledger().sums.USD.capturedMinor, 12_345)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('an order with a payment source leads the payer on by payer-action', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const client = clientFor(sandbox)
    const request = new paypal.orders.OrdersCreateRequest().requestBody({
      intent: 'CAPTURE',
      purchase_units: [{ amount: USD }],
      payment_source: {
        paypal: { experience_context: { return_url: 'http://localhost:3333/back' } },
      },
    })
    assert.equal(await issueOf(client.execute(request)), 'PAYPAL_REQUEST_ID_REQUIRED')
    request.headers['PayPal-Request-Id'] = 'order-1'
    const { result } = await client.execute(request)
    const order = result as OrderAnswer
    assert.equal(order.status, 'PAYER_ACTION_REQUIRED')
    assert.exists(order.links.find(({ rel }) => rel === 'payer-action'))
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('a request id gives the same order for six hours, and the same capture', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create, capture } = stepsOn(sandbox)
    const first = await create(USD, {}, 'order-int_1')
    const again = await create(USD, {}, 'order-int_1')
    assert.equal(again.order.id, first.order.id)
    assert.equal(again.statusCode, 200)
    sandbox.control.paypal.approve(first.order.id)
    await capture(first.order.id, 'capture-int_1')
    const replay = await capture(first.order.id, 'capture-int_1')
    assert.equal(replay.statusCode, 200)
    assert.equal(sandbox.control.ledger().sums.USD.captures, 1)
    sandbox.control.clock.advance(6 * 3_600_000)
    const later = await create(USD, {}, 'order-int_1')
    assert.notEqual(later.order.id, first.order.id)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('an invoice id is captured once per merchant', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create, capture } = stepsOn(sandbox)
    const one = await create(USD, { invoice_id: 'INV-42-a1' })
    const two = await create(USD, { invoice_id: 'INV-42-a1' })
    for (const { order } of [one, two]) sandbox.control.paypal.approve(order.id)
    await capture(one.order.id)
    assert.equal(await issueOf(capture(two.order.id)), 'DUPLICATE_INVOICE_ID')
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('a declined instrument is refused, and the payer may choose another', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create, capture } = stepsOn(sandbox)
    const { order } = await create()
    sandbox.control.paypal.approve(order.id, { outcome: 'insufficient_funds' })
    assert.equal(await issueOf(capture(order.id)), 'INSTRUMENT_DECLINED')
    sandbox.control.paypal.approve(order.id)
    assert.containsSubset(await capture(order.id), { order: { status: 'COMPLETED' } })
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('a completed order may hold money that is pending, or declined', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create, capture, refund } = stepsOn(sandbox)
    const states: string[] = []
    for (const outcome of ['pending', 'declined'] as const) {
      const { order } = await create()
      sandbox.control.paypal.approve(order.id, { outcome })
      const { order: answer } = await capture(order.id)
      states.push(`${answer.status} ${answer.purchase_units[0].payments.captures[0].status}`)
      const issue = outcome === 'pending' ? 'PENDING_CAPTURE' : 'REFUND_NOT_ALLOWED'
      assert.equal(await issueOf(refund(captureIdOf(answer))), issue)
      if (outcome === 'pending') {
        assert.deepEqual(sandbox.control.ledger().sums, {})
        sandbox.control.paypal.decideCapture(captureIdOf(answer), 'completed')
        assert.equal(sandbox.control.ledger().sums.USD.captures, 1)
      }
    }
    assert.deepEqual(states, ['COMPLETED PENDING', 'COMPLETED DECLINED'])
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('HUF, JPY and TWD take no decimals; other currencies take two', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create } = stepsOn(sandbox)
    for (const currency of ['HUF', 'JPY', 'TWD']) {
      const money = (value: string) => ({ currency_code: currency, value })
      assert.equal(await issueOf(create(money('10.50'))), 'DECIMAL_PRECISION')
      assert.containsSubset(await create(money('1050')), { statusCode: 201 })
    }
    for (const [value, issue] of [
      ['1.005', 'DECIMAL_PRECISION'],
      ['0.00', 'CANNOT_BE_ZERO_OR_NEGATIVE'],
      ['-1.00', 'CANNOT_BE_ZERO_OR_NEGATIVE'],
      ['1,000.00', 'INVALID_PARAMETER_SYNTAX'],
    ]) {
      assert.equal(await issueOf(create({ currency_code: 'EUR', value })), issue, value)
    }
    const inr = { currency_code: 'INR', value: '1.00' }
    assert.equal(await issueOf(create(inr)), 'INVALID_CURRENCY_CODE')
    // The amounts that are no decimals at all break the published schema too: that is the point.
    const broken = sandbox.control.violations().filter(({ side }) => side !== 'request')
    assert.deepEqual(broken, [])
  })

  test('refunds are made once per request id and never exceed the capture', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { create, capture, refund, get } = stepsOn(sandbox)
    const { order } = await create()
    sandbox.control.paypal.approve(order.id)
    const captured = await capture(order.id)
    const captureId = captureIdOf(captured.order)
    const part = { ...USD, value: '23.45' }
    const first = await refund(captureId, part, 'refund-1')
    const again = await refund(captureId, part, 'refund-1')
    assert.equal(again.order.id, first.order.id)
    assert.equal(await issueOf(refund(captureId, USD)), 'REFUND_AMOUNT_EXCEEDED')
    const euro = { currency_code: 'EUR', value: '1.00' }
    assert.equal(await issueOf(refund(captureId, euro)), 'REFUND_CAPTURE_CURRENCY_MISMATCH')
    await refund(captureId)
    assert.equal(await issueOf(refund(captureId)), 'CAPTURE_FULLY_REFUNDED')
    const read = await get(order.id)
    assert.equal(read.order.purchase_units[0].payments.captures[0].status, 'REFUNDED')
    assert.equal(sandbox.control.ledger().sums.USD.netMinor, 0)
    assert.deepEqual(sandbox.control.violations(), [])
  })

  test('a token that is wrong or too old gets 401, and the SDK asks for a new one', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const response = await fetch(`${sandbox.urls.paypal}/v2/checkout/orders/X`, {
      headers: { authorization: 'Bearer guess' },
    })
    assert.equal(response.status, 401)
    const { create } = stepsOn(sandbox)
    await create()
    sandbox.control.clock.advance(10 * 3_600_000)
    assert.containsSubset(await create(), { statusCode: 201 })
    assert.equal(sandbox.control.paypal.world().tokens.size, 2)
  })

  test('the approval page leads back to the shop, or away with cancel', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const { order } = await stepsOn(sandbox).create(USD, { description: '<b>Invoice</b> 42' })
    const page = `${sandbox.urls.paypal}/checkoutnow`
    const markup = await textOf(fetch(`${page}?token=${order.id}`))
    assert.include(markup, '$123.45')
    assert.include(markup, '&lt;b&gt;Invoice&lt;/b&gt; 42')
    const decide = (outcome: string) =>
      fetch(page, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ token: order.id, outcome }),
      })
    const cancelled = await decide('cancel')
    assert.equal(cancelled.status, 303)
    assert.include(cancelled.headers.get('location') ?? '', '/portal/invoices?token=')
    const approved = await decide('approve')
    assert.include(approved.headers.get('location') ?? '', 'PayerID=')
    assert.equal(sandbox.control.paypal.world().orders.get(order.id)?.status, 'APPROVED')
  })
})
