import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { readChain, isTrusted } from '#gateways/paypal/certificate_chain'
import { CertificateCache } from '#gateways/paypal/certificate_cache'
import { GatewayBreaker } from '#gateways/breaker'
import { PayPalClient } from '#gateways/paypal/client'
import { readPayPalEvent, type Verifiers } from '#gateways/paypal/event'
import { OnlineVerifier } from '#gateways/paypal/verify_online'
import { isSigned } from '#gateways/razorpay/signature'
import { NO_REAL_DATA, realDataPath, withoutRealData } from '#tests/support/real_data'
import { DIGICERT_EV_ROOT } from '#tests/unit/gateways/digicert_ev_root'

type Vectors = {
  paypal: Record<
    | 'transmissionId'
    | 'transmissionTime'
    | 'transmissionSig'
    | 'webhookId'
    | 'authAlgo'
    | 'body'
    | 'certificateFile',
    string
  >
  razorpay: { kind: string; message: string; secret: string; signature: string }[]
}

function vectors(): Vectors {
  return JSON.parse(readFileSync(realDataPath('signatures', 'vectors.json'), 'utf8'))
}

const IN_2017 = DateTime.fromISO('2017-03-30T20:04:06Z')

test.group('Published signature vectors', () => {
  test('every signature of Razorpay is reproduced, and no other is accepted', ({ assert }) => {
    for (const { message, secret, signature } of vectors().razorpay) {
      assert.isTrue(isSigned(message, signature, [secret]), message)
      assert.isTrue(isSigned(message, signature, ['the new secret', secret]), 'while rotating')
      assert.isFalse(isSigned(`${message} `, signature, [secret]))
      assert.isFalse(isSigned(message, signature, ['another secret']))
    }
  }).skip(withoutRealData, NO_REAL_DATA)

  test('a signature of another length, type or alphabet is refused, not thrown at', ({
    assert,
  }) => {
    for (const signature of ['', 'ab', 'z'.repeat(64), undefined, null, 7, ['a'.repeat(64)]]) {
      assert.isFalse(isSigned('message', signature, ['secret']))
    }
  })

  test('the webhook that PayPal signed in 2017 is verified, down to a public root', async ({
    assert,
    cleanup,
  }) => {
    const { event, verifiers, webhookId } = await servePayPal(cleanup)
    const answer = await readPayPalEvent(event(), verifiers([webhookId]))
    assert.containsSubset(answer, {
      outcome: 'verified',
      eventId: 'WH-2MW4820926242972J-6SG447389E205703U',
      type: 'BILLING.PLAN.CREATED',
    })
  }).skip(withoutRealData, NO_REAL_DATA)

  test('one changed byte, another webhook id or another time is refused', async ({
    assert,
    cleanup,
  }) => {
    const { event, verifiers, webhookId } = await servePayPal(cleanup)
    const changed = event()
    changed.body = Buffer.from(
      changed.body.toString().replace('"version":"1.0"', '"version":"1.1"')
    )
    changed.body[changed.body.length - 2] = 0x20
    const answers = [
      await readPayPalEvent(changed, verifiers([webhookId])),
      await readPayPalEvent(event(), verifiers(['96605875FF6516634'])),
      await readPayPalEvent(
        event({ 'paypal-transmission-time': '2017-03-30T20:04:06Z' }),
        verifiers([webhookId])
      ),
      await readPayPalEvent(event({ 'paypal-auth-algo': 'none' }), verifiers([webhookId])),
      await readPayPalEvent(
        event({ 'paypal-transmission-sig': undefined }),
        verifiers([webhookId])
      ),
    ]
    for (const answer of answers) assert.equal(answer.outcome, 'rejected')
  }).skip(withoutRealData, NO_REAL_DATA)

  test('while the webhook is replaced, the old id and the new one are believed', async ({
    assert,
    cleanup,
  }) => {
    const { event, verifiers, webhookId } = await servePayPal(cleanup)
    for (const ids of [
      [webhookId, '96605875FF6516634'],
      ['96605875FF6516634', webhookId],
    ]) {
      assert.equal((await readPayPalEvent(event(), verifiers(ids))).outcome, 'verified')
    }
    assert.equal((await readPayPalEvent(event(), verifiers([]))).outcome, 'rejected')
  }).skip(withoutRealData, NO_REAL_DATA)

  test('a body that was parsed and written again is refused', async ({ assert, cleanup }) => {
    const { event, verifiers, webhookId } = await servePayPal(cleanup)
    const rewritten = event()
    rewritten.body = Buffer.from(JSON.stringify(JSON.parse(rewritten.body.toString()), null, 1))
    assert.equal((await readPayPalEvent(rewritten, verifiers([webhookId]))).outcome, 'rejected')
  }).skip(withoutRealData, NO_REAL_DATA)

  test('the certificate of 2017 is trusted in 2017, not today, and not for another root', ({
    assert,
  }) => {
    const chain = readChain(certificateFile()) ?? []
    const trust = { roots: [DIGICERT_EV_ROOT] }
    assert.isNull(isTrusted(chain, { ...trust, now: IN_2017 }))
    assert.isNotNull(isTrusted(chain, { ...trust, now: DateTime.fromISO('2026-11-22') }))
    assert.isNotNull(isTrusted(chain, { ...trust, now: IN_2017, roots: null }))
  }).skip(withoutRealData, NO_REAL_DATA)

  test('a certificate of any host but PayPal’s is never fetched', async ({ assert }) => {
    const certificates = new CertificateCache('https://api-m.paypal.com', null)
    const path = '/v1/notifications/certs/CERT-360caa42'
    for (const url of [
      `https://evil.example${path}`,
      `https://api.paypal.com.evil.example${path}`,
      `https://api.paypal.com@evil.example${path}`,
      `http://api.paypal.com${path}`,
      `https://api.paypal.com:8443${path}`,
      `https://api.sandbox.paypal.com${path}`,
      `https://api.paypal.com${path}?x=1`,
      'https://api.paypal.com/v1/notifications/certs/../../oauth2/token',
      'https://api.paypal.com/elsewhere',
      'file:///etc/passwd',
      'not a url',
    ]) {
      assert.equal((await certificates.get(url, IN_2017)).outcome, 'refused', url)
    }
  })

  test('while the certificate cannot be had, the answer is "not now"', async ({
    assert,
    cleanup,
  }) => {
    const { event, webhookId, server, verifiers } = await servePayPal(cleanup)
    server.close()
    server.closeAllConnections()
    assert.equal((await readPayPalEvent(event(), verifiers([webhookId]))).outcome, 'unverifiable')
  }).skip(withoutRealData, NO_REAL_DATA)
})

function certificateFile(): string {
  const { certificateFile: file } = vectors().paypal
  return readFileSync(realDataPath('signatures', file), 'utf8')
}

/** The published webhook, with its certificate served from loopback as PayPal would serve it. */
async function servePayPal(cleanup: (work: () => void) => void) {
  const { paypal } = vectors()
  const server = await listen(createServer((_, response) => response.end(certificateFile())))
  cleanup(() => {
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const baseUrl = `http://127.0.0.1:${port}`
  const event = (headers: Record<string, string | undefined> = {}) => ({
    body: Buffer.from(paypal.body),
    receivedAt: IN_2017,
    headers: {
      'paypal-transmission-id': paypal.transmissionId,
      'paypal-transmission-time': paypal.transmissionTime,
      'paypal-transmission-sig': paypal.transmissionSig,
      'paypal-auth-algo': paypal.authAlgo,
      'paypal-cert-url': `${baseUrl}/v1/notifications/certs/CERT-2017`,
      ...headers,
    },
  })
  return {
    server,
    event,
    webhookId: paypal.webhookId,
    verifiers: (webhookIds: string[]): Verifiers => ({
      webhookIds,
      certificates: new CertificateCache(baseUrl, [DIGICERT_EV_ROOT]),
      online: new OnlineVerifier(
        new PayPalClient(
          { clientId: `signatures-${port}`, clientSecret: 'secret', baseUrl, timeoutMs: 500 },
          new GatewayBreaker('PayPal', Date.now)
        )
      ),
    }),
  }
}

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
