import { test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { openPortal } from '#tests/support/portal_world'
import { serverUrl } from '#tests/support/staff_api'

const SESSION = '/api/v1/client-portal/session'
const SOMEBODY = { email: 'nobody@client.example', password: 'a long enough passphrase' }

const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(serverUrl() + SESSION, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
    body,
  })

async function answerOf(sent: Promise<Response>): Promise<[number, string]> {
  const answer = await sent
  const { type } = (await answer.json()) as { type: string }
  return [answer.status, type]
}

test.group('Bodies of API requests', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('JSON that nests deeper than 32 is refused, however deep', async ({ assert }) => {
    const nested = (depth: number, [open, close]: [string, string]) =>
      `{"a":${open.repeat(depth)}1${close.repeat(depth)}}`
    for (const depth of [32, 5_000, 40_000]) {
      assert.deepEqual(await answerOf(send(nested(depth, ['[', ']']))), [400, 'bad-request'])
      assert.deepEqual(await answerOf(send(nested(depth, ['{"a":', '}']))), [400, 'bad-request'])
    }
    const bare = '['.repeat(120_000) + ']'.repeat(120_000)
    assert.deepEqual(await answerOf(send(bare)), [400, 'bad-request'])
    assert.deepEqual(await answerOf(send(nested(31, ['[', ']']))), [422, 'invalid-input'])
  })

  test('what is no JSON object or list is refused', async ({ assert }) => {
    const broken = ['{', '"text"', '1', 'null', '{"a":1}x', '{"__proto__":{"email":"a"}}', ' ']
    for (const body of [...broken, new Uint8Array([0x22, 0xff, 0x22])]) {
      assert.deepEqual(await answerOf(send(body)), [400, 'bad-request'], String(body))
    }
    assert.deepEqual(await answerOf(send('[]')), [422, 'invalid-input'])
    assert.deepEqual(await answerOf(send('')), [422, 'invalid-input'])
  })

  test('only JSON is taken, whatever another type says', async ({ assert }) => {
    const form = new URLSearchParams(SOMEBODY).toString()
    for (const type of [
      'application/x-www-form-urlencoded',
      'application/xml',
      'text/xml',
      'text/plain',
      'application/jsonp',
      '',
    ]) {
      const answer = await answerOf(send(form, { 'content-type': type }))
      assert.deepEqual(answer, [415, 'unsupported-media-type'], type)
    }
    const packed = send(JSON.stringify(SOMEBODY), { 'content-encoding': 'gzip' })
    assert.deepEqual(await answerOf(packed), [415, 'unsupported-media-type'])

    const json = send(JSON.stringify(SOMEBODY), {
      'content-type': 'Application/JSON; charset=utf-8',
    })
    assert.deepEqual(await answerOf(json), [401, 'invalid-credentials'])
  })

  test('a body over 256 kB is refused, also one that does not say its size', async ({ assert }) => {
    const large = JSON.stringify({ ...SOMEBODY, padding: 'x'.repeat(300_000) })
    assert.deepEqual(await answerOf(send(large)), [413, 'too-large'])

    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(large))
        controller.close()
      },
    })
    const chunked = fetch(serverUrl() + SESSION, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit)
    assert.deepEqual(await answerOf(chunked), [413, 'too-large'])
  })

  test('a request without a body needs no type', async ({ assert }) => {
    assert.equal((await new PortalBrowser().send('DELETE', SESSION)).status, 204)
  })

  test("a gateway's return takes its form", async ({ assert }) => {
    const answer = await fetch(`${serverUrl()}/portal/return/razorpay/${'A'.repeat(22)}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ razorpay_payment_id: 'pay_1', razorpay_signature: 'x' }),
    })
    assert.equal(answer.status, 303)
  })
})
