import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/portal_world'
import { serverUrl } from '#tests/support/staff_api'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** No cookie signs anybody in there: a signature, a gateway's own page, an API token. */
const WITHOUT_COOKIE = /^\/webhooks\/|^\/portal\/return\/|^\/api\/\*|^\/api\/v1\/admin\//

function changing(): { method: string; pattern: string }[] {
  return Object.values(router.toJSON())
    .flat()
    .flatMap(({ methods, pattern }) => methods.map((method) => ({ method, pattern })))
    .filter(({ method }) => !SAFE.has(method))
}

const addressOf = (pattern: string) => serverUrl() + pattern.replace(/:[a-z]+/gi, 'A'.repeat(22))

async function send(method: string, pattern: string, headers: Record<string, string>) {
  const sent = { 'content-type': 'application/json', 'cookie': 'portal=x', ...headers }
  const answer = await fetch(addressOf(pattern), {
    method,
    headers: sent,
    body: '{}',
    redirect: 'manual',
  })
  const { type } = (await answer.json().catch(() => ({}))) as { type?: string }
  return { status: answer.status, type }
}

test.group('What another site sends with our cookie', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  const FOREIGN: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', 'origin': 'https://stranger.example' },
    { 'sec-fetch-site': 'same-site', 'origin': 'https://other.example.com' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://stranger.example' },
    { origin: 'null' },
    {},
  ]

  test('is refused by every route that changes something', async ({ assert }) => {
    const surprises: string[] = []
    const routes = changing().filter(({ pattern }) => !WITHOUT_COOKIE.test(pattern))
    assert.isAbove(routes.length, 8)
    for (const { method, pattern } of routes) {
      for (const headers of FOREIGN) {
        const { status, type } = await send(method, pattern, headers)
        if (status !== 403 || type !== 'foreign-origin') {
          surprises.push(`${method} ${pattern} ${JSON.stringify(headers)}: ${status} ${type}`)
        }
      }
    }
    assert.deepEqual(surprises, [])
  })

  test("moves nothing in staff's API either", async ({ assert }) => {
    const routes = changing().filter(({ pattern }) => pattern.startsWith('/api/v1/admin/'))
    assert.isAbove(routes.length, 8)
    for (const { method, pattern } of routes) {
      const { status } = await send(method, pattern, FOREIGN[0])
      assert.include([401, 403], status, `${method} ${pattern}`)
    }
  })

  test('state never changes on GET: no address answers one with a method it was not given', async ({
    assert,
  }) => {
    const spoofed = await fetch(`${serverUrl()}/api/v1/client-portal/session?_method=DELETE`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: '{}',
    })
    assert.equal(spoofed.status, 422)
  })
})
