import { test } from '@japa/runner'
import { DateTime, Duration } from 'luxon'
import { disableStaff } from '#domain/staff/disable_staff'
import { issueApiToken } from '#domain/staff/issue_api_token'
import { makeToken } from '#domain/staff/make_token'
import ApiToken from '#models/api_token'
import AuditEvent from '#models/audit_event'
import Staff from '#models/staff'
import { truncate } from '#tests/support/database'
import { openPortal, tester } from '#tests/support/people'
import { PASSWORD } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const post = (token: string, body: unknown) => adminRequest('POST', '/tokens', { token, body })
const read = { name: 'nightly report', scopes: ['read'] }
const daysLeft = (at: string, from: DateTime) => DateTime.fromISO(at).diff(from, 'days').days

test.group('API tokens', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('one is shown once, kept as a hash, and listed without it', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const owner = await staffToken('owner', { lifetime: null })
    const made = await post(owner, read)
    assert.equal(made.status, 201)
    const { token, id, scopes, expiresAt } = made.body.data
    assert.match(token, /^portal_/)
    assert.deepEqual(scopes, ['read'])
    assert.equal(daysLeft(expiresAt, clock.now()), 90)

    assert.equal((await adminRequest('GET', '/status', { token })).status, 200)
    assert.equal((await adminRequest('GET', '/audit-events', { token })).status, 403)
    const { body } = await adminRequest('GET', '/tokens', { token: owner })
    assert.lengthOf(body.data, 2)
    assert.deepInclude(body.data[0], { id, name: read.name, scopes: ['read'], isCurrent: false })
    assert.isNotNull(body.data[0].lastUsedAt)
    assert.isTrue(body.data[1].isCurrent)
    const row = await ApiToken.findByOrFail('publicId', id)
    for (const text of [JSON.stringify(body), JSON.stringify(row.$attributes)]) {
      assert.notInclude(text, token.slice(12))
    }
    assert.notInclude(JSON.stringify(body), row.hash)
  })

  test('it lives for a year at most, unless null is said', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const owner = await staffToken('owner', { lifetime: null })
    const wanted = (expiresInDays: unknown) => post(owner, { ...read, name: 'x', expiresInDays })
    for (const wrong of [0, 366, 1.5, '30', -1]) assert.equal((await wanted(wrong)).status, 422)
    assert.isNull((await wanted(null)).body.data.expiresAt)
    const year = await post(owner, { ...read, expiresInDays: 365 })
    assert.equal(daysLeft(year.body.data.expiresAt, clock.now()), 365)
  })

  test('a token never makes one that outlives it, nor once it is over', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const week = Duration.fromObject({ days: 7 })
    const token = await staffToken('owner', { lifetime: week })
    const [{ expiresAt }] = await ApiToken.all()
    for (const expiresInDays of [null, 30]) {
      const made = await post(token, { ...read, name: `for ${expiresInDays}`, expiresInDays })
      assert.equal(made.body.data.expiresAt, expiresAt!.toJSDate().toISOString())
    }
    const shorter = await post(token, { ...read, expiresInDays: 3 })
    assert.equal(daysLeft(shorter.body.data.expiresAt, clock.now()), 3)

    const by = await Staff.firstOrFail()
    const [row] = await ApiToken.query().orderBy('id')
    by.currentAccessToken = { identifier: row.id, allows: () => true } as never
    const wanted = { name: 'late', scopes: ['read' as const], lifetime: null, signInId: null }
    await by.merge({ role: 'manager' }).save()
    assert.deepInclude(await makeToken(by, wanted, tester, clock.now()), { code: 'not_allowed' })
    await row.delete()
    assert.deepInclude(await makeToken(by, wanted, tester, clock.now()), { code: 'not_signed_in' })
  })

  test('in person one is made with the password', async ({ assert }) => {
    const browser = await staffSignedIn(await staffMember('owner'))
    const make = (body: unknown) => browser.send('POST', `${ADMIN}/tokens`, body)
    for (const body of [read, { ...read, password: 'paper boats in june' }]) {
      const { status, body: answer } = await make(body)
      assert.deepEqual([status, answer.type], [422, 'wrong-password'])
    }
    assert.equal((await make({ ...read, password: PASSWORD })).status, 201)
  })

  test('a token never makes one that may do more', async ({ assert }) => {
    const narrow = await staffToken('owner', { scopes: ['settings', 'read'] })
    for (const scopes of [['payments'], ['read', 'audit'], ['settings', 'clients']]) {
      const { status, body } = await post(narrow, { name: 'wider', scopes })
      assert.equal(status, 422)
      assert.deepInclude(body.errors[0], { field: 'scopes', rule: 'scope_not_held' })
    }
    for (const scopes of [['*'], [], ['root'], 'read']) {
      assert.equal((await post(narrow, { name: 'odd', scopes })).status, 422)
    }
    assert.equal((await post(narrow, { name: 'as wide', scopes: ['settings'] })).status, 201)
    assert.lengthOf(await ApiToken.all(), 2)
  })

  test('a name is there once for each person, at once too', async ({ assert }) => {
    const owner = await staffToken('owner')
    const answers = await Promise.all([post(owner, read), post(owner, read)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409])
    assert.equal((await post(await staffToken('owner'), read)).status, 201)
  })

  test('one that a newer of its name takes the place of is told in the log', async ({ assert }) => {
    const staff = await staffMember('owner')
    const issue = (lifetime: Duration | null) =>
      issueApiToken(staff, { name: 'CLI', scopes: ['*'], lifetime }, tester, DateTime.utc())
    await issue(Duration.fromObject({ hours: -1 }))
    await issue(null)
    await issue(null)
    const actions = (await AuditEvent.query().orderBy('seq')).map(({ action }) => action)
    const told = actions.filter((action) => action.startsWith('token.'))
    assert.deepEqual(told, ['token.issued', 'token.issued', 'token.revoked', 'token.issued'])
  })

  test('everybody knows and ends their own, owners those of all', async ({ assert }) => {
    const manager = await staffMember('manager')
    const managers = await staffToken('manager', { of: manager })
    const owners = await staffToken('owner')
    const list = async (token: string, query = '') =>
      (await adminRequest('GET', `/tokens${query}`, { token })).body.data
    const [ofManager] = await list(managers)
    assert.lengthOf(await list(managers), 1)
    assert.lengthOf(await list(owners), 2)
    assert.lengthOf(await list(owners, `?staff=${manager.publicId}`), 1)
    const [ofOwner] = (await list(owners)).filter((one: { id: string }) => one.id !== ofManager.id)
    assert.lengthOf(await list(managers, `?staff=${ofOwner.staff.id}`), 0)

    const end = (token: string, id: string) => adminRequest('DELETE', `/tokens/${id}`, { token })
    assert.equal((await end(managers, ofOwner.id)).status, 404)
    assert.equal((await end(owners, ofManager.id)).status, 204)
    assert.equal((await end(owners, ofManager.id)).status, 404)
    assert.equal((await adminRequest('GET', '/identity', { token: managers })).status, 401)
    const told = await AuditEvent.query().where('action', 'token.revoked')
    assert.lengthOf(told, 1)
    assert.equal(told[0].targetId, manager.publicId)
  })

  test('any token ends itself; a cookie has none to end', async ({ assert }) => {
    const token = await staffToken('viewer', { scopes: [] })
    assert.equal((await adminRequest('DELETE', '/identity/token', { token })).status, 204)
    assert.equal((await adminRequest('GET', '/identity', { token })).status, 401)
    const browser = await staffSignedIn(await staffMember('owner'))
    const { status, body } = await browser.send('DELETE', `${ADMIN}/identity/token`)
    assert.deepEqual([status, body.type], [403, 'token-needed'])
  })

  test('one of a disabled owner opens nothing and makes none', async ({ assert }) => {
    const [one, two] = [await staffMember('owner'), await staffMember('owner')]
    const token = await staffToken('owner', { of: one })
    const answers = await Promise.all([
      post(token, read),
      disableStaff(one, two, tester, DateTime.utc()),
      post(token, { ...read, name: 'later' }),
    ])
    assert.isTrue(answers[1].ok)
    assert.equal((await post(token, read)).status, 401)
    assert.lengthOf(await ApiToken.query().where('tokenable_id', one.id), 0)
    assert.isFalse((await Staff.findOrFail(one.id)).isEnabled)
  })
})
