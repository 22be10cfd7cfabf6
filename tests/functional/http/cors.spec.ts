import { test } from '@japa/runner'
import { allowedOrigins, foreignOrigins, ownOrigin } from '#config/app'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/portal_world'
import { serverUrl } from '#tests/support/staff_api'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'

const API = '/api/v1/client-portal'
const FRIEND = 'https://portal.friend.example'
const STRANGER = 'https://stranger.example'

const CORS = /^access-control-/

function ask(method: string, path: string, headers: Record<string, string>) {
  return fetch(serverUrl() + path, { method, headers, redirect: 'manual' })
}

function permissions({ headers }: Response): string[] {
  return [...headers.keys()].filter((name) => CORS.test(name))
}

const preflight = (origin: string, path = `${API}/session`) =>
  ask('OPTIONS', path, {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  })

test.group('Pages of other origins', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    // As ALLOWED_ORIGINS would have it; the lists are read once, when the server starts.
    foreignOrigins.push(FRIEND)
    allowedOrigins.push(FRIEND)
    return () => {
      foreignOrigins.pop()
      allowedOrigins.pop()
    }
  })

  test('are told nothing unless ALLOWED_ORIGINS names them', async ({ assert }) => {
    for (const origin of [
      STRANGER,
      'null',
      `${FRIEND}.stranger.example`,
      FRIEND.replace('https', 'http'),
      `${FRIEND}:8443`,
      FRIEND.toUpperCase(),
    ]) {
      assert.deepEqual(permissions(await preflight(origin)), [], origin)
      assert.deepEqual(permissions(await ask('GET', `${API}/bootstrap`, { origin })), [], origin)
    }
  })

  test('may ask and read when it does, with the cookie', async ({ assert }) => {
    const asked = await preflight(FRIEND)
    assert.equal(asked.status, 204)
    assert.equal(asked.headers.get('access-control-allow-origin'), FRIEND)
    assert.equal(asked.headers.get('access-control-allow-credentials'), 'true')
    assert.include(asked.headers.get('access-control-allow-headers'), 'idempotency-key')
    assert.include(asked.headers.get('access-control-allow-methods'), 'PATCH')

    const read = await ask('GET', `${API}/bootstrap`, { origin: FRIEND })
    assert.equal(read.status, 200)
    assert.equal(read.headers.get('access-control-allow-origin'), FRIEND)
    assert.include(read.headers.get('vary')?.toLowerCase(), 'origin')
  })

  test('may change something then, and no other site may', async ({ assert }) => {
    const signOut = (origin: string) =>
      ask('DELETE', `${API}/session`, { origin, 'sec-fetch-site': 'cross-site', 'cookie': 'a=b' })
    assert.equal((await signOut(FRIEND)).status, 204)
    assert.equal((await signOut(STRANGER)).status, 403)
  })

  test("never reach staff's API, webhooks or pages that way", async ({ assert }) => {
    for (const path of ['/api/v1/admin/status', '/webhooks/razorpay', '/portal/login', '/health']) {
      assert.deepEqual(permissions(await preflight(FRIEND, path)), [], path)
      assert.deepEqual(permissions(await ask('GET', path, { origin: FRIEND })), [], path)
    }
  })

  test("may do nothing with the staff's cookie, nor at the staff's door", async ({ assert }) => {
    const browser = await staffSignedIn(await staffMember())
    const from = (origin: string) => ({ origin, 'sec-fetch-site': 'cross-site' })
    const credentials = { email: 'somebody@larkspur.example', password: 'wrong wrong wrong' }
    for (const [method, path, body] of [
      ['DELETE', '/sessions', undefined],
      ['DELETE', '/session', undefined],
      ['POST', '/profile/totp', { password: 'wrong wrong wrong' }],
      ['POST', '/session', credentials],
    ] as const) {
      const answer = await browser.send(method, `${ADMIN}${path}`, body, from(FRIEND))
      assert.deepEqual([answer.status, answer.body.type], [403, 'foreign-origin'], path)
    }
    assert.equal((await browser.get(`${ADMIN}/session`)).status, 200)
    const own = await browser.send('DELETE', `${ADMIN}/session`, undefined, from(ownOrigin))
    assert.equal(own.status, 204)
  })

  test('learn nothing from an answer that a cache kept for another origin', async ({ assert }) => {
    const asked: Record<string, string>[] = [{}, { origin: STRANGER }, { origin: FRIEND }]
    for (const headers of asked) {
      const { headers: answered } = await ask('GET', `${API}/bootstrap`, headers)
      assert.include(answered.get('vary')?.toLowerCase(), 'origin')
    }
  })
})
