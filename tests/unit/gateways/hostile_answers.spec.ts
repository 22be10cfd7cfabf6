import { createServer, type RequestListener, type Server } from 'node:http'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Money } from '#domain/money/money'
import { PayPalGateway } from '#gateways/paypal'
import { RazorpayGateway } from '#gateways/razorpay'
import type { GatewayIntent, PaymentGateway } from '#gateways/payment_gateway'

/*
 * What a broken server, proxy or network does to the SDKs. None of it may raise where nobody can
 * catch it (that ends the process, and this suite), and none of it may read as "failed" or "paid".
 */
const TOKEN = '{"access_token":"A21","token_type":"Bearer","expires_in":32400}'

const answers: Record<string, RequestListener> = {
  'a reset before the answer': (request) => request.socket.destroy(),
  'a reset in the middle of the answer': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"id":"order_')
    setTimeout(() => response.socket?.destroy(), 20)
  },
  'JSON that ends early': json('{"id":"order_ABCDEFGHIJKLMN","amount":10'),
  'an empty 200': (_, response) => response.end(),
  'a 200 without a content type': (_, response) => response.end('{"id":"order_ABCDEFGHIJKLMN"}'),
  'bytes that are no gzip': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end('not gzip at all')
  },
  'HTML with status 200': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<h1>Maintenance</h1>')
  },
  'HTML with status 502': (_, response) => {
    response.writeHead(502, { 'content-type': 'text/html' })
    response.end('<h1>Bad gateway</h1>')
  },
  'JSON null': json('null'),
  'a JSON list': json('[1,2,3]'),
  'fields of other types': json('{"id":7,"status":{},"items":"none","purchase_units":{"0":1}}'),
  '429': (_, response) => {
    response.writeHead(429, { 'content-type': 'application/json' })
    response.end('{"error":{"code":"BAD_REQUEST_ERROR"},"name":"RATE_LIMIT_REACHED"}')
  },
  'an answer that drips for ever': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const drip = setInterval(() => response.write(' '), 30)
    response.on('close', () => clearInterval(drip))
  },
  'an answer that never ends': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const chunk = `[${' '.repeat(500_000)}`
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', pour)
    pour()
  },
  'a refusal that never ends': (_, response) => {
    response.writeHead(400, { 'content-type': 'application/json' })
    const chunk = `{"name":"${'x'.repeat(500_000)}`
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', pour)
    pour()
  },
  'a redirect': (_, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end()
  },
  'no answer at all': () => {},
}

for (const [name, listener] of Object.entries(answers)) {
  test.group(`Given ${name}`, () => {
    test('Razorpay is unknown, and nothing can be opened', async ({ assert, cleanup }) => {
      const gateway = razorpay(await serve(listener, cleanup))
      const intent = anIntent({ gatewayOrderId: 'order_ABCDEFGHIJKLMN' })

      assert.equal((await gateway.inspect(intent)).state, 'unknown')
      assert.equal((await gateway.capture(intent)).state, 'unknown')
      assert.equal((await gateway.open(anIntent())).outcome, 'unavailable')
      assert.equal((await refund(gateway, 'pay_ABCDEFGHIJKLMN')).state, 'unknown')
    })

    test('PayPal is unknown, and nothing can be opened', async ({ assert, cleanup }) => {
      const gateway = paypal(await serve(afterToken(listener), cleanup))
      const intent = anIntent({ gatewayOrderId: '5O190127TN364715T' })

      assert.equal((await gateway.inspect(intent)).state, 'unknown')
      assert.equal((await gateway.capture(intent)).state, 'unknown')
      assert.equal((await gateway.open(anIntent())).outcome, 'unavailable')
      assert.equal((await refund(gateway, '2GG279541U471931P')).state, 'unknown')
    })

    test('PayPal is unknown when the token is answered so', async ({ assert, cleanup }) => {
      const gateway = paypal(await serve(listener, cleanup))
      const intent = anIntent({ gatewayOrderId: '5O190127TN364715T' })
      assert.equal((await gateway.inspect(intent)).state, 'unknown')
    })
  })
}

test.group('Answers that can be read', () => {
  test('a token that is no string is not sent as an authorisation', async ({ assert, cleanup }) => {
    const sent: (string | undefined)[] = []
    const url = await serve((request, response) => {
      if (request.url !== '/v1/oauth2/token') sent.push(request.headers.authorization)
      json('{"access_token":{},"token_type":"Bearer","expires_in":32400}')(request, response)
    }, cleanup)
    const intent = anIntent({ gatewayOrderId: '5O190127TN364715T' })

    assert.equal((await paypal(url, PATIENT_MS).inspect(intent)).state, 'unknown')
    assert.isEmpty(sent)
  })

  test('an order id that is not of the gateway never reaches it', async ({ assert, cleanup }) => {
    const paths: (string | undefined)[] = []
    const url = await serve((request, response) => {
      paths.push(request.url)
      json('{"entity":"collection","count":0,"items":[]}')(request, response)
    }, cleanup)
    const intent = anIntent({ gatewayOrderId: '../payments?x=' })

    assert.equal((await razorpay(url, PATIENT_MS).inspect(intent)).state, 'absent')
    assert.equal((await paypal(url, PATIENT_MS).inspect(intent)).state, 'absent')
    assert.isTrue(paths.every((path) => !path?.includes('..')))
    assert.equal((await refund(razorpay(url, PATIENT_MS), '../orders')).state, 'refused')
    assert.equal((await refund(paypal(url, PATIENT_MS), '../orders')).state, 'refused')
  })

  test('a refusal of the order is told as one', async ({ assert, cleanup }) => {
    const url = await serve((_, response) => {
      response.writeHead(400, { 'content-type': 'application/json' })
      response.end('{"error":{"code":"BAD_REQUEST_ERROR","description":"Amount too small"}}')
    }, cleanup)
    assert.deepEqual(await razorpay(url, PATIENT_MS).open(anIntent()), {
      outcome: 'refused',
      code: 'BAD_REQUEST_ERROR',
      message: 'Amount too small',
    })
  })

  test('an order of Razorpay paid at the second try has succeeded', async ({ assert, cleanup }) => {
    const order = { id: 'order_ABCDEFGHIJKLMN', amount: 100_000, currency: 'INR', receipt: 'ref' }
    const payment = {
      entity: 'payment',
      amount: 100_000,
      currency: 'INR',
      created_at: 1_763_000_000,
    }
    const items = [
      { ...payment, id: 'pay_AAAAAAAAAAAAAA', status: 'failed', method: 'upi' },
      {
        ...payment,
        id: 'pay_BBBBBBBBBBBBBB',
        status: 'captured',
        method: 'card',
        card: { last4: '4417' },
        amount_refunded: 0,
      },
    ]
    const url = await serve((request, response) => {
      json(JSON.stringify(request.url?.endsWith('/payments') ? { items } : order))(
        request,
        response
      )
    }, cleanup)

    const state = await razorpay(url, PATIENT_MS).inspect(anIntent({ gatewayOrderId: order.id }))
    assert.containsSubset(state, { state: 'succeeded', reference: 'ref', failure: null })
    assert.equal(state.payments[1]?.methodDetail, 'card ending 4417')
    assert.isTrue(
      state.payments[1]?.capturedAt?.equals(DateTime.fromSeconds(1_763_000_000).toUTC())
    )
  })

  test('an order of PayPal that is COMPLETED with a capture that is PENDING is not paid', async ({
    assert,
    cleanup,
  }) => {
    const order = {
      id: '5O190127TN364715T',
      status: 'COMPLETED',
      purchase_units: [
        {
          custom_id: 'intent',
          amount: { currency_code: 'EUR', value: '10.00' },
          payments: {
            captures: [
              {
                id: '2GG279541U471931P',
                status: 'PENDING',
                status_details: { reason: 'ECHECK' },
                amount: { currency_code: 'EUR', value: '10.00' },
              },
            ],
          },
        },
      ],
    }
    const url = await serve(afterToken(json(JSON.stringify(order))), cleanup)
    const state = await paypal(url, PATIENT_MS).inspect(anIntent({ gatewayOrderId: order.id }))
    assert.equal(state.state, 'pending')
    assert.equal(state.payments[0]?.status, 'pending')
    assert.equal(state.payments[0]?.pendingReason, 'ECHECK')
  })

  for (const name of ['an answer that drips for ever', 'an answer that never ends']) {
    test(`given ${name}, the connection is ended, and little was taken in`, async ({
      assert,
      cleanup,
    }) => {
      let open = 0
      let sent = 0
      const listener = answers[name]
      const count: RequestListener = (request, response) => {
        const { socket } = request
        open += 1
        socket.once('close', () => {
          open -= 1
          sent += socket.bytesWritten
        })
        listener?.(request, response)
      }
      const intent = anIntent({ gatewayOrderId: 'order_ABCDEFGHIJKLMN' })
      await razorpay(await serve(count, cleanup)).inspect(intent)
      const order = anIntent({ gatewayOrderId: '5O190127TN364715T' })
      await paypal(await serve(afterToken(count), cleanup)).inspect(order)

      const deadline = Date.now() + 3_000
      while (open > 0 && Date.now() < deadline) await new Promise((done) => setTimeout(done, 20))
      assert.equal(open, 0)
      assert.isBelow(sent, 20_000_000)
    })
  }
})

function json(body: string): RequestListener {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(body)
  }
}

function afterToken(listener: RequestListener): RequestListener {
  return (request, response) =>
    request.url === '/v1/oauth2/token'
      ? json(TOKEN)(request, response)
      : listener(request, response)
}

function refund(gateway: PaymentGateway, gatewayPaymentId: string) {
  const amount = Money.of('EUR', 1_000)
  return gateway.refund({ publicId: 'a-refund-of-ours', gatewayPaymentId, amount })
}

function anIntent(changes: Partial<GatewayIntent> = {}): GatewayIntent {
  return {
    publicId: 'q3V0cGxlYXNlbm9wYXRo00',
    gatewayOrderId: null,
    openedBefore: false,
    amount: Money.of('EUR', 1_000),
    attempt: 1,
    invoiceNumbers: ['INV-42'],
    description: 'INV-42',
    returnUrl: 'http://localhost/return',
    cancelUrl: 'http://localhost/cancel',
    payer: { name: 'Ada', email: 'ada@example.com', phone: null },
    companyName: 'Larkspur Studio',
    ...changes,
  }
}

/** For answers that never come; those that do come have time, on a machine that is busy too. */
const TIMEOUT_MS = 250
const PATIENT_MS = 5_000
let clients = 0

function razorpay(baseUrl: string, timeoutMs = TIMEOUT_MS): RazorpayGateway {
  return new RazorpayGateway({
    keyId: 'rzp_test_key',
    keySecret: 'secret',
    webhookSecrets: ['webhook'],
    baseUrl,
    checkoutUrl: `${baseUrl}/v1/checkout.js`,
    timeoutMs,
  })
}

function paypal(baseUrl: string, timeoutMs = TIMEOUT_MS): PayPalGateway {
  return new PayPalGateway({
    // The SDK keeps one token per client id for the whole process.
    clientId: `client-${clients++}`,
    clientSecret: 'secret',
    webhookId: 'WH1',
    baseUrl,
    timeoutMs,
    trustedRoots: null,
  })
}

async function serve(
  listener: RequestListener,
  cleanup: (work: () => void) => void
): Promise<string> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}
