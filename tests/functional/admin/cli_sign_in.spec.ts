import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { disableStaff, enableStaff } from '#domain/staff/disable_staff'
import { recoverStaff } from '#domain/staff/recover_staff'
import { signStaffOut } from '#domain/staff/sign_staff_out'
import { changeSetting } from '#domain/settings/change_setting'
import ApiToken from '#models/api_token'
import AuditEvent from '#models/audit_event'
import CliSignIn from '#models/cli_sign_in'
import SignIn from '#models/sign_in'
import type Staff from '#models/staff'
import { changePassword } from '#domain/accounts/passwords/change_password'
import { truncate } from '#tests/support/database'
import { openPortal, tester } from '#tests/support/people'
import { type PortalBrowser } from '#tests/support/portal_browser'
import { PASSWORD } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const ask = async (name = 'Mira-Laptop') =>
  (await adminRequest('POST', '/cli-sign-ins', { body: { name } })).body.data
const poll = (deviceCode: string) =>
  adminRequest('POST', '/cli-sign-ins/token', { body: { deviceCode } })
const approve = (browser: PortalBrowser, code: string, body = {}) =>
  browser.send('PUT', `${ADMIN}/cli-approvals/${code}`, { password: PASSWORD, ...body })
const inPerson = async () => staffSignedIn(await staffMember('manager'))

test.group('A terminal that signs in by approval', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is shown to whoever types its code, approved, and given its token once', async ({
    assert,
  }) => {
    const asked = await ask()
    assert.match(asked.userCode, /^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
    assert.equal(asked.verificationUrlComplete, `${asked.verificationUrl}?code=${asked.userCode}`)
    const waiting = await poll(asked.deviceCode)
    assert.deepEqual([waiting.status, waiting.body.data.token], [202, null])

    const me = await staffMember('manager')
    const browser = await staffSignedIn(me)
    const typed = asked.userCode.toLowerCase().replace('-', '')
    const seen = await browser.get(`${ADMIN}/cli-approvals/${typed}`)
    assert.deepInclude(seen.body.data, { name: 'Mira-Laptop', ip: '127.0.0.1' })
    // From loopback nobody can tell.
    assert.isNull(seen.body.data.isSameNetwork)
    assert.equal((await approve(browser, typed, { expiresInDays: 30 })).status, 204)
    assert.lengthOf(await ApiToken.all(), 0)

    const { status, body } = await poll(asked.deviceCode)
    assert.deepEqual([status, body.data.state], [200, 'approved'])
    const { token } = body.data
    const who = (await adminRequest('GET', '/identity', { token })).body.data
    assert.deepInclude(who, { email: me.email, role: 'manager' })
    assert.deepInclude(who.token, { name: 'CLI on Mira-Laptop', expiresAt: body.data.expiresAt })
    const again = await poll(asked.deviceCode)
    assert.deepEqual([again.status, again.body.type], [410, 'cli-sign-in-expired'])

    const kept = JSON.stringify(await db.from('cli_sign_ins'))
    for (const secret of [asked.deviceCode, asked.userCode, typed.toUpperCase(), token]) {
      assert.notInclude(kept, secret)
    }
    const told = await AuditEvent.query().whereIn('target_type', ['cli_sign_in', 'staff'])
    assert.includeMembers(
      told.map(({ action, actorType }) => `${action} ${actorType}`),
      ['cli_sign_in.asked anonymous', 'cli_sign_in.approved staff', 'token.issued staff']
    )
  })

  test('is told when somebody says that it is not theirs', async ({ assert }) => {
    const asked = await ask()
    const browser = await inPerson()
    const path = `${ADMIN}/cli-approvals/${asked.userCode}`
    assert.equal((await browser.send('DELETE', path)).status, 204)
    const { status, body } = await poll(asked.deviceCode)
    assert.deepEqual([status, body.type], [403, 'cli-sign-in-refused'])
    assert.equal((await approve(browser, asked.userCode)).body.type, 'cli-code-unknown')
    const [told] = await AuditEvent.query().where('action', 'cli_sign_in.refused')
    assert.equal(told.actorType, 'staff')
  })

  test('has ten minutes, before and after it was approved', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const [late, approved] = [await ask(), await ask()]
    const browser = await inPerson()
    assert.equal((await approve(browser, approved.userCode)).status, 204)
    clock.forward({ minutes: 10 })
    assert.equal((await approve(browser, late.userCode)).body.type, 'cli-code-unknown')
    for (const { deviceCode } of [late, approved]) {
      assert.equal((await poll(deviceCode)).body.type, 'cli-sign-in-expired')
    }
    assert.lengthOf(await ApiToken.all(), 0)
  })

  test('is approved by one of two at once, and fetches one token of two at once', async ({
    assert,
  }) => {
    const asked = await ask()
    const [one, two] = [await inPerson(), await inPerson()]
    const answers = await Promise.all([approve(one, asked.userCode), approve(two, asked.userCode)])
    assert.lengthOf(
      answers.filter(({ status }) => status === 204),
      1
    )
    assert.equal((await approve(one, asked.userCode)).body.type, 'cli-code-unknown')
    const polls = await Promise.all([poll(asked.deviceCode), poll(asked.deviceCode)])
    assert.deepEqual(polls.map(({ status }) => status).sort(), [200, 410])
    assert.lengthOf(await ApiToken.all(), 1)
  })

  test('gets nothing by who was disabled after approving, by a token, or before a factor', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const asked = await ask()
    const me = await staffMember('manager')
    const browser = await staffSignedIn(me)
    assert.equal((await approve(browser, asked.userCode)).status, 204)
    await disableStaff(me, await staffMember('owner'), tester, clock.now())
    assert.equal((await poll(asked.deviceCode)).body.type, 'cli-sign-in-refused')
    assert.lengthOf(await ApiToken.all(), 0)

    const other = await ask()
    const path = `/cli-approvals/${other.userCode}`
    const token = await staffToken('owner')
    const byToken = await adminRequest('PUT', path, { token, body: {} })
    assert.deepEqual([byToken.status, byToken.body.type], [403, 'session-needed'])
    assert.equal((await approve(browser, other.userCode)).status, 401)
    const colleague = await inPerson()
    await changeSetting('security', { staffSecondFactor: 'required' }, tester, clock.now())
    const before = await approve(colleague, other.userCode)
    assert.deepEqual([before.status, before.body.type], [403, 'second-factor-required'])
    assert.equal((await poll(other.deviceCode)).status, 202)
  })

  test('gets nothing once the sign-in that approved it ended, or the password is another', async ({
    assert,
  }) => {
    const owner = await staffMember('owner')
    const now = DateTime.utc()
    const ways: ((me: Staff, browser: PortalBrowser) => Promise<unknown>)[] = [
      (_me, browser) => browser.send('DELETE', `${ADMIN}/session`),
      (me) => signStaffOut(me, owner, tester, now),
      // This sign-in goes on: whoever changes the password has a reason.
      async (me) => {
        const { id: signInId } = await SignIn.query().where('staff_id', me.id).firstOrFail()
        const change = { currentPassword: PASSWORD, password: 'paper boats in june', signInId }
        assert.isTrue((await changePassword(me, change, tester, now)).ok)
      },
      ({ email }) => recoverStaff({ email, password: null, keepTokens: true }, tester, now),
      async (me) => {
        await disableStaff(me, owner, tester, now)
        await enableStaff(me, owner, tester, now)
      },
    ]
    for (const [way, end] of ways.entries()) {
      const asked = await ask()
      const me = await staffMember('manager')
      const browser = await staffSignedIn(me)
      assert.equal((await approve(browser, asked.userCode)).status, 204)
      await end(me, browser)
      const { status, body } = await poll(asked.deviceCode)
      assert.deepEqual([status, body.type], [403, 'cli-sign-in-refused'], `way ${way}`)
    }
    assert.lengthOf(await ApiToken.all(), 0)
  })

  test('is approved with the password, for a year at most', async ({ assert }) => {
    const asked = await ask()
    const browser = await inPerson()
    const wrong = await approve(browser, asked.userCode, { password: 'paper boats in june' })
    assert.deepEqual([wrong.status, wrong.body.type], [422, 'wrong-password'])
    for (const body of [{ password: undefined }, { expiresInDays: 366 }, { expiresInDays: 0 }]) {
      assert.equal((await approve(browser, asked.userCode, body)).status, 422)
    }
    assert.equal((await poll(asked.deviceCode)).status, 202)
    // None said, in whatever way, is 90 days and never for ever.
    assert.equal((await approve(browser, asked.userCode, { expiresInDays: null })).status, 204)
    assert.equal((await CliSignIn.firstOrFail()).tokenDays, 90)
  })

  test('a second machine of the same name leaves the token of the first alone', async ({
    assert,
  }) => {
    const browser = await inPerson()
    const tokens: string[] = []
    for (let machine = 0; machine < 3; machine++) {
      const asked = await ask('laptop')
      await approve(browser, asked.userCode)
      tokens.push((await poll(asked.deviceCode)).body.data.token)
    }
    const names: string[] = []
    for (const token of tokens) {
      names.push((await adminRequest('GET', '/identity', { token })).body.data.token.name)
    }
    assert.deepEqual(names, ['CLI on laptop', 'CLI on laptop (2)', 'CLI on laptop (3)'])
  })

  test('is not approved by another site', async ({ assert }) => {
    const asked = await ask()
    const browser = await inPerson()
    const headers = { 'sec-fetch-site': 'cross-site', 'origin': 'https://elsewhere.example' }
    const path = `${ADMIN}/cli-approvals/${asked.userCode}`
    const { status, body } = await browser.send('PUT', path, {}, headers)
    assert.deepEqual([status, body.type], [403, 'foreign-origin'])
    assert.isNull((await CliSignIn.firstOrFail()).approvedAt)
  })

  test('guessing codes ends soon; a right one gives the tries back', async ({ assert }) => {
    const asked = await ask()
    const browser = await inPerson()
    const look = (code: string) => browser.get(`${ADMIN}/cli-approvals/${code}`)
    for (let wrong = 0; wrong < 9; wrong++) {
      assert.equal((await look('BCDF-GHJK')).body.type, 'cli-code-unknown')
    }
    assert.equal((await look(asked.userCode)).status, 200)
    const answers = await Promise.all(Array.from({ length: 12 }, () => look('BCDF-GHJK')))
    assert.lengthOf(
      answers.filter(({ status }) => status === 429),
      2
    )
    assert.equal((await look(asked.userCode)).status, 429)
    assert.equal((await poll(asked.deviceCode)).status, 202)
  })

  test('whoever asks too often is told to wait', async ({ assert }) => {
    const asked = await ask()
    const polls = await Promise.all(Array.from({ length: 42 }, () => poll(asked.deviceCode)))
    const slow = polls.filter(({ status }) => status === 429)
    assert.lengthOf(slow, 2)
    for (const { headers } of slow) assert.isAbove(Number(headers.get('retry-after')), 0)

    const body = { name: 'x' }
    const asks = await Promise.all(
      Array.from({ length: 21 }, () => adminRequest('POST', '/cli-sign-ins', { body }))
    )
    assert.lengthOf(
      asks.filter(({ status }) => status === 429),
      2
    )
  })

  test('what is no code and no name is refused', async ({ assert }) => {
    for (const body of [
      {},
      { name: '' },
      { name: 'x'.repeat(61) },
      { name: 'a\nb' },
      { name: 'a\u202eb' },
    ]) {
      assert.equal((await adminRequest('POST', '/cli-sign-ins', { body })).status, 422)
    }
    for (const deviceCode of ['A'.repeat(43), 'x', "' or 1=1 --"]) {
      assert.equal((await poll(deviceCode)).body.type, 'cli-sign-in-expired')
    }
  })
})
