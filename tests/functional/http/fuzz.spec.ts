import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { distort, HOSTILE_BODIES, HOSTILE_OBJECTS } from '#tests/functional/http/hostile_bodies'
import { routeTable } from '#tests/functional/http/route_table'
import { truncate } from '#tests/support/database'
import { PortalBrowser, type Answer } from '#tests/support/portal_browser'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'
import { serverUrl, staffToken } from '#tests/support/staff_api'

type Route = { method: string; pattern: string }

/** They look at no JSON body: the pages, what a gateway's form returns to, and being turned on. */
const READS_NONE =
  / \/portal\/return\/|\/portal-opening$| \/api\/\*|\/invoice-imports$|^DELETE .*\/(branding\/logo|viewing)$/

/** They need nothing to be told, and read nothing of what they are told. */
const HEEDS_NONE = /\/renewal$|\/session\/activity$|^DELETE .*\/(sessions?(\/:\w+)?)$/

/** As in the file of an import, what is text may be written as a number. */
const TAKES_NUMBERS = /invoice-previews, \S+ = a huge number$/

/** Whoever asked would be a stranger at all that comes after. */
const SIGN_OUTS = ['DELETE /api/v1/client-portal/session', 'DELETE /api/v1/admin/identity/token']

const LEAKS =
  /\bat .+:\d+:\d+|node_modules|file:\/\/|\.ts\b|SQLITE_|\bselect\b.+\bfrom\b|insert into|syntax error|constraint/i

const JUNK = [
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '__proto__',
  'constructor',
  `'%20or%201=1--`,
  '%F0%9F%92%A9',
  'A'.repeat(5_000),
  '-1',
]

const QUERIES = [
  'limit[]=1&after[]=x&q[]=x&status[]=a&from[]=a',
  'limit[a][b][c]=1&after[$ne]=x&q[toString]=x',
  '__proto__[limit]=1&constructor[prototype][limit]=1',
  'limit=1&limit=2&after=a&after=b&q=a&q=b',
  'limit=1e9&after=%00&q=%00&from=9999-99-99',
  `limit=-1&q=${'%'.repeat(1)}25${'x'.repeat(9_000)}`,
  'limit=NaN&after=%F0%9F%92%A9&invoices=.....&ids=,,,,',
  `${Array.from({ length: 500 }, (_, n) => `k${n}=v`).join('&')}`,
  'q=%ff%fe&after=%c3%28',
]

function routes(): Route[] {
  return Object.values(router.toJSON())
    .flat()
    .flatMap(({ methods, pattern }) => methods.map((method) => ({ method, pattern })))
    .filter(({ method, pattern }) => !SIGN_OUTS.includes(`${method} ${pattern}`))
}

const reading = () => routes().filter(({ method }) => method === 'GET' || method === 'HEAD')
const writing = () =>
  routes().filter(
    ({ method, pattern }) =>
      !['GET', 'HEAD'].includes(method) && !READS_NONE.test(`${method} ${pattern}`)
  )

const addressOf = ({ pattern }: Route, value: string) =>
  pattern.replace(/:[a-z]+/gi, value).replace('*', value)

test.group('Whatever is sent to whichever route', (group) => {
  let client: PortalBrowser
  let staff: PortalBrowser
  let surprises: string[]

  group.each.setup(async () => {
    await truncate()
    await openPortal()
    client = await signedIn((await invoiceFor('Kestrel', { number: 'A-1' })).client)
    staff = new PortalBrowser(undefined, {
      'authorization': `Bearer ${await staffToken('owner')}`,
      'sec-fetch-site': 'same-origin',
    })
    surprises = []
  })

  const caller = ({ pattern }: Route) => (pattern.startsWith('/api/v1/admin/') ? staff : client)

  /** Whatever the answer, it is one, and it shows nothing of the inside. */
  async function look(says: string, sent: Promise<Answer>): Promise<number> {
    const { status, body } = await sent
    const text = body instanceof Buffer ? body.toString() : JSON.stringify(body)
    if (status >= 500) surprises.push(`${says}: ${status}`)
    if (status >= 400 && LEAKS.test(text)) surprises.push(`${says}: ${text.slice(0, 200)}`)
    // The limits are another test's: here they would hide what is behind them.
    await db.from('rate_limits').delete()
    return status
  }

  async function refuse(says: string, sent: Promise<Answer>): Promise<void> {
    const status = await look(says, sent)
    if (status < 400) surprises.push(`${says}: ${status}`)
  }

  const isWell = async () => (await fetch(`${serverUrl()}/health`)).status === 200

  test('a body that is no JSON of ours is a 4xx', async ({ assert }) => {
    for (const route of writing()) {
      const address = addressOf(route, 'A'.repeat(22))
      for (const [name, bytes] of Object.entries(HOSTILE_BODIES)) {
        const says = `${route.method} ${route.pattern}, ${name}`
        await refuse(
          says,
          caller(route).sendBytes(route.method, address, bytes, 'application/json')
        )
      }
    }
    assert.deepEqual(surprises, [])
    assert.isTrue(await isWell())
  }).timeout(240_000)

  test('an object with strange names, or a list in its place, is a 4xx', async ({ assert }) => {
    for (const route of writing()) {
      const address = addressOf(route, 'A'.repeat(22))
      for (const [name, body] of Object.entries(HOSTILE_OBJECTS)) {
        const key = `${route.method} ${route.pattern}`
        const sent = caller(route).send(route.method, address, body)
        const asked = `${key}, ${name}`
        await (HEEDS_NONE.test(key) ? look(asked, sent) : refuse(asked, sent))
      }
    }
    assert.deepEqual(surprises, [])
    assert.isUndefined(({} as Record<string, unknown>).isAdmin)
  }).timeout(240_000)

  test('a field of the wrong type is a 4xx, however deep it is', async ({ assert }) => {
    let tried = 0
    for (const route of writing()) {
      const body = routeTable[`${route.method} ${route.pattern}`]?.body
      if (typeof body !== 'object' || body === null) continue
      const address = addressOf(route, 'A'.repeat(22))
      for (const wrong of distort(body)) {
        const says = `${route.method} ${route.pattern}, ${wrong.says}`
        const sent = caller(route).send(route.method, address, wrong.body)
        await (TAKES_NUMBERS.test(says) ? look(says, sent) : refuse(says, sent))
        tried += 1
      }
    }
    assert.deepEqual(surprises, [])
    assert.isAbove(tried, 100)
  }).timeout(240_000)

  test('nonsense in an address or a query ends nothing and shows nothing', async ({ assert }) => {
    for (const route of reading()) {
      for (const junk of JUNK) {
        const path = addressOf(route, junk)
        if (path !== route.pattern) {
          await look(`${route.pattern} ${junk}`, caller(route).send(route.method, path))
        }
      }
      for (const query of QUERIES) {
        const path = `${addressOf(route, 'A'.repeat(22))}?${query}`
        await look(`${route.pattern} ?${query}`, caller(route).send(route.method, path))
      }
    }
    assert.deepEqual(surprises, [])
    assert.isTrue(await isWell())
  }).timeout(240_000)

  test('a query that means something is refused when it is no scalar', async ({ assert }) => {
    for (const path of [
      '/api/v1/client-portal/invoices',
      '/api/v1/client-portal/payments',
      '/api/v1/admin/clients',
      '/api/v1/admin/invoices',
      '/api/v1/admin/payments',
    ]) {
      const browser = path.includes('/admin/') ? staff : client
      for (const query of ['limit[]=1&limit[]=2', 'limit[a]=1', 'limit=1&limit=2', 'after[]=x']) {
        const { status } = await browser.get(`${path}?${query}`)
        assert.equal(status, 422, `${path}?${query}`)
      }
    }
  })
})
