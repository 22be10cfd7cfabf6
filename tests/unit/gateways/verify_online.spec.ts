import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { PayPalGateway } from '#gateways/paypal'

type Answer = { status: number; body: string }
type Changes = { body?: string; headers?: Record<string, string>; at?: DateTime }

const TOKEN = '{"access_token":"A21","token_type":"Bearer","expires_in":32400}'
const NOW = DateTime.fromISO('2026-11-22T10:00:30Z')
/** Spaces, a key twice, escapes and a large number: what no serialiser writes the same again. */
const BODY =
  '{ "id" : "WH-1",  "event_type":"PAYMENT.CAPTURE.COMPLETED", "n": 1.00, "n":12345678901234567890,' +
  '"s":"caf\\u00e9 \\/ é", "resource": {"id":"2GG279541U471931P"} }'

/** PayPal without its certificates: they cannot be had, its API answers what `verdict` says. */
async function withoutCertificates(
  cleanup: (work: () => void) => void,
  verdict: (webhookId: string) => Answer | 'silence',
  webhookId = 'WH1'
) {
  const asked: string[] = []
  let certificates = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.setHeader('content-type', 'application/json')
      if (request.url === '/v1/oauth2/token') return response.end(TOKEN)
      if (request.url !== '/v1/notifications/verify-webhook-signature') {
        certificates += 1
        return response.writeHead(503).end()
      }
      const body = Buffer.concat(chunks).toString('utf8')
      asked.push(body)
      const said = verdict(JSON.parse(body).webhook_id)
      return said === 'silence'
        ? request.socket.destroy()
        : response.writeHead(said.status).end(said.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const gateway = new PayPalGateway({
    clientId: baseUrl,
    clientSecret: 'secret',
    webhookId,
    baseUrl,
    timeoutMs: 2_000,
    trustedRoots: null,
  })
  const read = (changes: Changes = {}) =>
    gateway.readEvent({
      body: Buffer.from(changes.body ?? BODY),
      receivedAt: changes.at ?? NOW,
      headers: {
        'paypal-transmission-id': '69cd13f0-d67a-11e5-baa3-778b53f4ae55',
        'paypal-transmission-time': '2026-11-22T10:00:00Z',
        'paypal-transmission-sig': `${'A'.repeat(342)}==`,
        'paypal-auth-algo': 'SHA256withRSA',
        'paypal-cert-url': `${baseUrl}/v1/notifications/certs/CERT-1`,
        ...changes.headers,
      },
    })
  return { asked, read, counts: () => ({ asked: asked.length, certificates }) }
}

const said = (verification_status: string): Answer => ({
  status: 200,
  body: JSON.stringify({ verification_status }),
})

test.group('A webhook of PayPal whose certificate cannot be had', () => {
  test('PayPal is asked with the very bytes, and what it vouches for is verified', async ({
    assert,
    cleanup,
  }) => {
    const { asked, read } = await withoutCertificates(cleanup, () => said('SUCCESS'))
    assert.containsSubset(await read(), {
      outcome: 'verified',
      eventId: 'WH-1',
      gatewayPaymentId: '2GG279541U471931P',
    })
    assert.lengthOf(asked, 1)
    assert.isTrue(asked[0]?.endsWith(`,"webhook_event":${BODY}}`))
    assert.containsSubset(JSON.parse(asked[0] ?? ''), {
      auth_algo: 'SHA256withRSA',
      transmission_id: '69cd13f0-d67a-11e5-baa3-778b53f4ae55',
      transmission_time: '2026-11-22T10:00:00Z',
      webhook_id: 'WH1',
    })
  })

  test('what PayPal does not vouch for is refused', async ({ assert, cleanup }) => {
    const { read } = await withoutCertificates(cleanup, () => said('FAILURE'))
    assert.equal((await read()).outcome, 'rejected')
  })

  for (const [name, answer] of Object.entries<Answer | 'silence'>({
    'no answer': 'silence',
    'a server error': { status: 500, body: '{}' },
    'a refusal': { status: 400, body: '{"name":"VALIDATION_ERROR"}' },
    'an answer without a verdict': { status: 200, body: '{}' },
    'another word': said('PROBABLY'),
    'half an answer': { status: 200, body: '{"verification_status":"SUCC' },
  })) {
    test(`given ${name}, the answer is "not now"`, async ({ assert, cleanup }) => {
      const { read } = await withoutCertificates(cleanup, () => answer)
      assert.equal((await read()).outcome, 'unverifiable')
    })
  }

  test('each of two webhook ids is asked about, and one that is unsure is no refusal', async ({
    assert,
    cleanup,
  }) => {
    const second = await withoutCertificates(
      cleanup,
      (id) => said(id === 'WH2' ? 'SUCCESS' : 'FAILURE'),
      'WH1, WH2'
    )
    assert.equal((await second.read()).outcome, 'verified')
    const unsure = await withoutCertificates(
      cleanup,
      (id) => (id === 'WH1' ? 'silence' : said('FAILURE')),
      'WH1,WH2'
    )
    assert.equal((await unsure.read()).outcome, 'unverifiable')
  })

  test('nothing that is not in PayPal’s form makes us ask', async ({ assert, cleanup }) => {
    const { read, counts } = await withoutCertificates(cleanup, () => said('SUCCESS'))
    const attempts: Changes[] = [
      { body: `{}, "webhook_id":"mine", "x":{}` },
      { body: '[]' },
      { body: 'null' },
      { body: '"text"' },
      { body: `\uFEFF${BODY}` },
      { body: '' },
      { headers: { 'paypal-transmission-id': '"},"webhook_id":"x' } },
      { headers: { 'paypal-transmission-time': 'now' } },
      { headers: { 'paypal-transmission-sig': 'short' } },
      { headers: { 'paypal-transmission-sig': 'A'.repeat(600) } },
      { headers: { 'paypal-auth-algo': 'none' } },
      { headers: { 'paypal-cert-url': 'https://evil.example/v1/notifications/certs/CERT-1' } },
    ]
    for (const attempt of attempts) {
      assert.equal((await read(attempt)).outcome, 'rejected', JSON.stringify(attempt))
    }
    assert.deepEqual(counts(), { asked: 0, certificates: 0 })
  })

  test('a flood of forgeries makes us ask thirty times a minute, and the next minute again', async ({
    assert,
    cleanup,
  }) => {
    const { read, counts } = await withoutCertificates(cleanup, () => said('FAILURE'))
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => read()))
    assert.equal(outcomes.filter(({ outcome }) => outcome === 'rejected').length, 30)
    assert.equal(outcomes.filter(({ outcome }) => outcome === 'unverifiable').length, 170)
    assert.equal(counts().asked, 30)
    assert.isAtMost(counts().certificates, 30)

    assert.equal((await read({ at: NOW.plus({ minutes: 1 }) })).outcome, 'rejected')
    assert.equal(counts().asked, 31)
  })
})
