import { test } from '@japa/runner'
import { addressOf } from '#tests/benches/sign_in/people'
import { GOOD_PASSWORD } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { spawnServer, type SpawnedServer } from '#tests/support/spawned_server'

const SESSION = '/api/v1/client-portal/session'
const SEED = new URL('../../benches/sign_in/seed_people.ts', import.meta.url)

test.group('A server as it is run, behind a proxy with TLS', (group) => {
  let server: SpawnedServer

  group.setup(async () => {
    server = await spawnServer(
      { APP_URL: 'https://portal.larkspur.example', TRUSTED_PROXIES: '127.0.0.0/8' },
      SEED
    )
  })
  group.teardown(() => server.stop())

  const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
    new PortalBrowser(server.url).send('POST', SESSION, { email, password }, headers)

  test('its cookies are of this host alone, over TLS alone, and no script reads them', async ({
    assert,
  }) => {
    const { status, headers } = await signIn(addressOf('known'), GOOD_PASSWORD)
    assert.equal(status, 200)
    const session = headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-portal='))!
    for (const attribute of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i]) {
      assert.match(session, attribute)
    }
    for (const cookie of headers.getSetCookie()) assert.notMatch(cookie, /; Domain=/i)
  }).timeout(120_000)

  test('each person behind it has tries of their own, by the address that it names', async ({
    assert,
  }) => {
    const from = async (forwarded: string) => {
      const headers = { 'x-forwarded-for': forwarded }
      return (await signIn('meera@client.example', 'wrong wrong wrong', headers)).status
    }
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) statuses.push(await from('198.51.100.9'))
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429])
    assert.equal(await from('203.0.113.7'), 401)
    // The proxy adds on the right: what a stranger wrote before it makes no other address.
    assert.equal(await from('192.0.2.1, 198.51.100.9'), 429)
  }).timeout(120_000)

  test('what a proxy calls a request is kept, and its host makes no link', async ({ assert }) => {
    const { headers, body } = await signIn('nobody@client.example', 'wrong wrong wrong', {
      'x-request-id': 'edge-7f3a:1',
      'x-forwarded-host': 'stranger.example',
    })
    assert.equal(body.requestId, 'edge-7f3a:1')
    assert.notInclude(JSON.stringify([...headers]), 'stranger.example')
    const { headers: redirected } = await new PortalBrowser(server.url).get(
      `/portal/return/paypal/${'A'.repeat(22)}`,
      { 'x-forwarded-host': 'stranger.example' }
    )
    assert.isTrue(redirected.get('location')?.startsWith('https://portal.larkspur.example/portal/'))
  }).timeout(120_000)
})
