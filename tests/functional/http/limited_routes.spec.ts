import { randomBytes } from 'node:crypto'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { routeTable } from '#tests/functional/http/route_table'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { openPortal } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const API = '/api/v1/client-portal'
const PER_ADDRESS = 60

/** What a stranger may ask for with an address, and how often. */
const WITH_ADDRESS: [path: string, body: Record<string, string>, times: number][] = [
  [`${API}/session`, { email: 'meera@client.example', password: 'wrong wrong wrong' }, 5],
  [`${API}/password-resets`, { email: 'meera@client.example' }, 3],
  [`${API}/sign-in-links`, { email: 'meera@client.example' }, 3],
]

function tokenRoutes(): { method: string; pattern: string }[] {
  return Object.values(router.toJSON())
    .flat()
    .filter(({ pattern }) => pattern.includes(':token'))
    .flatMap(({ methods, pattern }) => methods.map((method) => ({ method, pattern })))
    .filter(({ method }) => method !== 'HEAD')
}

test.group('Routes that are limited', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('every route that takes a link: guessing ends, and says when to go on', async ({
    assert,
  }) => {
    const routes = tokenRoutes()
    assert.isAbove(routes.length, 6)
    for (const { method, pattern } of routes) {
      const body = routeTable[`${method} ${pattern}`]?.body
      const guess = () => {
        const path = pattern.replace(':token', randomBytes(32).toString('base64url'))
        return new PortalBrowser().send(method, path, body)
      }
      const answers = await Promise.all(Array.from({ length: PER_ADDRESS + 5 }, guess))
      const refused = answers.filter(({ status }) => status === 429)
      assert.lengthOf(refused, 5, `${method} ${pattern}`)
      for (const { headers, body: problem } of refused) {
        assert.equal(headers.get('content-type'), 'application/problem+json')
        assert.isAbove(Number(headers.get('retry-after')), 0)
        assert.equal(problem.type, 'too-many-requests')
      }
      await db.from('rate_limits').delete()
    }
  }).timeout(240_000)

  test('everything that takes an address of somebody', async ({ assert }) => {
    for (const [path, body, times] of WITH_ADDRESS) {
      const ask = () => new PortalBrowser().send('POST', path, body)
      const answers = await Promise.all(Array.from({ length: times + 3 }, ask))
      const refused = answers.filter(({ status }) => status === 429)
      assert.lengthOf(refused, 3, path)
      for (const { headers } of refused) assert.isAbove(Number(headers.get('retry-after')), 0)
    }
  }).timeout(60_000)

  test('exports, of each person among staff', async ({ assert }) => {
    const token = await staffToken('owner')
    const statuses: number[] = []
    for (let n = 0; n < 12; n++) {
      statuses.push((await adminRequest('GET', '/audit-events', { token })).status)
    }
    assert.deepEqual(statuses, [...Array<number>(10).fill(200), 429, 429])
    const other = await staffToken('owner')
    assert.equal((await adminRequest('GET', '/audit-events', { token: other })).status, 200)
  }).timeout(60_000)
})
