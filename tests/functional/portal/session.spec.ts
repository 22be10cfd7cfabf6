import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import AuditPersonal from '#models/audit_personal'
import Membership from '#models/membership'
import SignIn from '#models/sign_in'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal, openTestClient } from '#tests/support/people'
import { PortalBrowser, type Answer } from '#tests/support/portal_browser'

const SESSION = '/api/v1/client-portal/session'
const EMAIL = 'accounts@kestrelbay.example'

const signIn = (email: unknown, password: unknown, browser = new PortalBrowser()) =>
  browser.send('POST', SESSION, { email, password })

/** What a stranger can compare: everything but the request's own id and the tries left. */
function comparable({ status, body }: Answer) {
  return { status, type: body.type, title: body.title, members: Object.keys(body) }
}

test.group('Signing in', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('answers the account, sets a session of its own and writes it down', async ({ assert }) => {
    const { account, client } = await openActiveClient()
    const browser = new PortalBrowser()
    const { status, body, headers } = await signIn(
      ` ${EMAIL.toUpperCase()} `,
      GOOD_PASSWORD,
      browser
    )

    assert.equal(status, 200)
    assert.equal(body.data.id, account.publicId)
    assert.deepEqual(body.data.membership.client, { id: client.publicId, name: client.name })
    assert.equal(headers.get('cache-control'), 'no-store')
    const cookie = headers.get('set-cookie')!
    assert.match(cookie, /httponly/i)
    assert.match(cookie, /samesite=lax/i)

    const [session] = await db.from('sessions').select('user_id')
    const device = await SignIn.findByOrFail('accountId', account.id)
    assert.equal(session.user_id, `sign_in:${device.id}`)
    const event = await AuditEvent.query().where('action', 'session.opened').firstOrFail()
    assert.deepInclude(event.serialize(), { outcome: 'done', actorId: account.publicId })
    assert.equal(
      (await browser.get('/api/v1/client-portal/bootstrap')).body.data.account.email,
      EMAIL
    )
  })

  test('tells a known, an unknown, an invited and a disabled address apart by nothing', async ({
    assert,
  }) => {
    await openActiveClient()
    await openTestClient({ billingEmail: 'invited@example.org' })
    const off = await openActiveClient({ billingEmail: 'disabled@example.org' })
    await Membership.query().where('id', off.membership.id).update({ state: 'disabled' })

    const answers = [
      await signIn(EMAIL, 'wrong wrong wrong wrong'),
      await signIn('unknown@example.org', GOOD_PASSWORD),
      await signIn('invited@example.org', GOOD_PASSWORD),
      await signIn('disabled@example.org', GOOD_PASSWORD),
      await signIn('not an address', GOOD_PASSWORD),
    ]
    for (const answer of answers) {
      assert.deepEqual(comparable(answer), comparable(answers[0]))
      assert.equal(answer.status, 401)
      assert.equal(answer.body.type, 'invalid-credentials')
    }
    assert.lengthOf(await AuditEvent.query().where('outcome', 'refused'), 5)
    const typed = (await AuditPersonal.all()).map(({ data }) => data.email)
    assert.includeMembers(typed, ['unknown@example.org', 'not an address'])
    assert.lengthOf(await db.from('sessions'), 0)
  })

  test('takes about as long for an unknown address as for a known one', async ({ assert }) => {
    await openActiveClient()
    const time = async (email: string) => {
      const start = performance.now()
      await signIn(email, 'wrong wrong wrong wrong')
      return performance.now() - start
    }
    await time('warm@example.org')
    const known = [await time(EMAIL), await time(EMAIL), await time(EMAIL)].sort(byNumber)
    const unknown = [
      await time('a@b.example'),
      await time('b@b.example'),
      await time('c@b.example'),
    ].sort(byNumber)
    // A skipped hash would be some twenty times faster; a busy machine is not.
    assert.isAbove(unknown[1], known[1] / 3)
    assert.isBelow(unknown[1], known[1] * 3)
  })

  test('pauses after five tries, says for how long, and never hashes beyond them', async ({
    assert,
  }) => {
    await openActiveClient()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn(EMAIL, 'wrong wrong wrong'))
    )
    const statuses = answers.map(({ status }) => status).sort()
    assert.deepEqual(statuses, [...Array(5).fill(401), ...Array(7).fill(429)])

    const limited = await signIn(EMAIL, GOOD_PASSWORD)
    assert.equal(limited.status, 429)
    assert.isAbove(Number(limited.headers.get('retry-after')), 0)
    assert.equal(limited.body.type, 'too-many-requests')
  })

  test('gives the tries back when it succeeds', async ({ assert }) => {
    await openActiveClient()
    for (let times = 0; times < 4; times++) await signIn(EMAIL, 'wrong wrong wrong')
    assert.equal((await signIn(EMAIL, GOOD_PASSWORD)).status, 200)
    assert.equal((await signIn(EMAIL, 'wrong wrong wrong')).status, 401)
  })

  test('takes the password exactly as typed', async ({ assert }) => {
    const typed = '  two spaces before, one after '
    await openActiveClient({}, typed)
    assert.equal((await signIn(EMAIL, typed.trim())).status, 401)
    assert.equal((await signIn(EMAIL, typed)).status, 200)
  })

  test('refuses what is no text, and what another site sends', async ({ assert }) => {
    await openActiveClient()
    for (const [email, password] of [
      [undefined, GOOD_PASSWORD],
      [EMAIL, undefined],
      [[EMAIL], GOOD_PASSWORD],
      [{ $ne: null }, { $ne: null }],
      [EMAIL, 12_345],
      ['', ''],
      ['x'.repeat(300), GOOD_PASSWORD],
      [EMAIL, 'x'.repeat(5000)],
    ]) {
      assert.equal((await signIn(email, password)).status, 422)
    }
    const foreign = new PortalBrowser(undefined, { 'sec-fetch-site': 'cross-site' })
    assert.equal((await signIn(EMAIL, GOOD_PASSWORD, foreign)).status, 403)
    assert.lengthOf(await db.from('sessions'), 0)
  })

  test('starts a new session id and leaves nothing of the older session', async ({ assert }) => {
    await openActiveClient()
    const browser = new PortalBrowser()
    await signIn(EMAIL, GOOD_PASSWORD, browser)
    const [first] = await db.from('sessions').select('id')
    await signIn(EMAIL, GOOD_PASSWORD, browser)
    const rows = await db.from('sessions').select('id')
    assert.lengthOf(rows, 1)
    assert.notEqual(rows[0].id, first.id)
  })
})

test.group('Signing out', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('destroys the row, so that a copied cookie is worth nothing', async ({ assert }) => {
    await openActiveClient()
    const browser = new PortalBrowser()
    await signIn(EMAIL, GOOD_PASSWORD, browser)
    const { status } = await browser.send('DELETE', SESSION)
    assert.equal(status, 204)
    assert.lengthOf(await db.from('sessions'), 0)
    assert.isNull((await browser.get('/api/v1/client-portal/bootstrap')).body.data.account)
    assert.lengthOf(await AuditEvent.query().where('action', 'session.closed'), 1)
  })

  test('without a session is fine and makes none', async ({ assert }) => {
    assert.equal((await new PortalBrowser().send('DELETE', SESSION)).status, 204)
    assert.lengthOf(await db.from('sessions'), 0)
  })
})

function byNumber(a: number, b: number): number {
  return a - b
}
