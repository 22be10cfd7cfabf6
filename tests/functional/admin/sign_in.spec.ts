import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import AuditEvent from '#models/audit_event'
import SignIn from '#models/sign_in'
import Staff from '#models/staff'
import { codeAt, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { addPerson, invoiceFor, openPortal, PASSWORD } from '#tests/support/portal_world'
import { SoftwareAuthenticator } from '#tests/support/software_authenticator'
import { staffToken } from '#tests/support/staff_api'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const PROFILE = `${ADMIN}/profile`
const STEP = `${ADMIN}/session/second-factor`
const PORTAL = '/api/v1/client-portal'
const password = PASSWORD

const signIn = (email: string, typed = PASSWORD, browser = new PortalBrowser()) =>
  browser.send('POST', `${ADMIN}/session`, { email, password: typed })

const staffCookieOf = (headers: Headers) =>
  headers.getSetCookie().find((cookie) => cookie.startsWith('staff=')) ?? ''

test.group('Staff signing in', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('get a cookie of their own, which says who they are and until when', async ({ assert }) => {
    const staff = await staffMember()
    const { status, body, headers } = await signIn(staff.email)
    assert.equal(status, 200)
    assert.deepInclude(body.data, {
      id: staff.publicId,
      role: 'manager',
      mustSetUpFactor: false,
    })
    assert.match(staffCookieOf(headers), /^staff=.*HttpOnly.*SameSite=Lax/i)

    const browser = await staffSignedIn(staff)
    const session = await browser.get(`${ADMIN}/session`)
    assert.containsSubset(session.body.data, { email: staff.email, role: 'manager' })
    assert.isAbove(Date.parse(session.body.data.idleEndsAt), Date.parse(session.body.data.now))
    assert.equal((await browser.get(`${ADMIN}/clients`)).status, 200)
    assert.equal((await browser.get(`${ADMIN}/identity`)).body.data.token, null)
    await staff.refresh()
    assert.isNotNull(staff.lastSignedInAt)
  })

  test('get the same answer for a wrong password, an unknown address and somebody disabled', async ({
    assert,
  }) => {
    const staff = await staffMember()
    const gone = await staffMember()
    await gone.merge({ disabledAt: DateTime.utc() }).save()
    const answers = [
      await signIn(staff.email, 'wrong'),
      await signIn('nobody@larkspur.example'),
      await signIn(gone.email),
      await signIn('not an address'),
    ]
    for (const { status, body, headers } of answers) {
      assert.equal(status, 401)
      assert.deepInclude(body, { type: 'invalid-credentials', left: 4 })
      assert.isNotEmpty(headers.get('content-type'))
    }
    const told = await AuditEvent.query().where('action', 'session.opened')
    assert.deepEqual(
      told.map(({ outcome }) => outcome),
      ['refused', 'refused', 'refused', 'refused']
    )
  })

  test('are paused after five wrong passwords, apart from a client of the same address', async ({
    assert,
  }) => {
    const staff = await staffMember()
    for (let i = 0; i < 5; i++) assert.equal((await signIn(staff.email, 'wrong')).status, 401)
    assert.equal((await signIn(staff.email)).status, 429)
    const elsewhere = await new PortalBrowser().send('POST', `${PORTAL}/session`, {
      email: staff.email,
      password: 'wrong',
    })
    assert.equal(elsewhere.status, 401)
  })

  test('are not let in by what is no address or password', async ({ assert }) => {
    for (const body of [
      {},
      { email: 'a@b.example' },
      { email: ['a@b.example'], password },
      { email: { $ne: 1 }, password },
      { email: 'a@b.example', password: 1 },
      { email: 'a@b.example', password: 'x'.repeat(5000) },
      { email: 'a@b.example', password, role: 'owner' },
    ]) {
      const { status } = await new PortalBrowser().send('POST', `${ADMIN}/session`, body)
      assert.equal(status, 422)
    }
  })
})

test.group('The staff cookie', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is worth nothing in the portal, and the portal cookie nothing here', async ({ assert }) => {
    const staff = await staffMember('owner')
    const browser = await staffSignedIn(staff)
    for (const path of ['/profile', '/session', '/invoices', '/profile/factors']) {
      assert.equal((await browser.get(`${PORTAL}${path}`)).status, 401)
    }
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { email } = await addPerson(client, 'owner')
    const person = await new PortalBrowser().signIn(email, PASSWORD)
    for (const path of ['/session', '/clients', '/profile/factors', '/identity']) {
      assert.equal((await person.get(`${ADMIN}${path}`)).status, 401)
    }
    // Nor under the other's name.
    const cookie = staffCookieOf((await signIn(staff.email)).headers)
    const renamed = cookie.split(';')[0].replace(/^staff=/, 'portal=')
    const stolen = await new PortalBrowser().get(`${PORTAL}/profile`, { cookie: renamed })
    assert.equal(stolen.status, 401)
    // Both live side by side in one browser.
    await person.send('POST', `${ADMIN}/session`, { email: staff.email, password })
    assert.equal((await person.get(`${ADMIN}/session`)).status, 200)
    assert.equal((await person.get(`${PORTAL}/profile`)).status, 200)
  })

  test('changes nothing for another site, unlike a token', async ({ assert }) => {
    const staff = await staffMember('owner')
    const cookie = staffCookieOf((await signIn(staff.email)).headers)
    const from = (headers: Record<string, string>) => {
      const asked = { cookie: cookie.split(';')[0], ...headers }
      return new PortalBrowser(undefined, {}).send(
        'PUT',
        `${ADMIN}/portal-opening`,
        undefined,
        asked
      )
    }
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      {},
    ]) {
      const { status, body } = await from(headers as Record<string, string>)
      assert.equal(status, 403)
      assert.equal(body.type, 'foreign-origin')
    }
    assert.equal((await from({ 'sec-fetch-site': 'same-origin' })).status, 200)
    const token = await staffToken('owner')
    const byToken = new PortalBrowser(undefined, { authorization: `Bearer ${token}` })
    assert.equal((await byToken.send('PUT', `${ADMIN}/portal-opening`)).status, 200)
    // A token that is wrong is not saved by a cookie that is right.
    const both = { 'authorization': 'Bearer nonsense', 'sec-fetch-site': 'same-origin' }
    assert.equal((await from(both)).status, 401)
  })

  test('ends by signing out, by being revoked, by disabling, and by itself', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember()
    const desk = await staffSignedIn(staff)
    const phone = await staffSignedIn(staff)
    const third = await staffSignedIn(staff)

    const { body } = await desk.get(`${ADMIN}/sessions`)
    assert.lengthOf(body.data, 3)
    const { id } = body.data.find((one: any) => !one.isCurrent)
    const stranger = await staffSignedIn(await staffMember('owner'))
    assert.equal((await stranger.send('DELETE', `${ADMIN}/sessions/${id}`)).status, 404)
    assert.equal((await desk.send('DELETE', `${ADMIN}/sessions/${id}`)).status, 204)
    assert.equal((await desk.send('DELETE', `${ADMIN}/sessions`)).status, 204)
    for (const other of [phone, third])
      assert.equal((await other.get(`${ADMIN}/session`)).status, 401)

    const copy = desk.copy()
    assert.equal((await desk.send('DELETE', `${ADMIN}/session`)).status, 204)
    assert.equal((await copy.get(`${ADMIN}/session`)).status, 401)

    const idle = await staffSignedIn(staff)
    clock.forward({ minutes: 29 })
    assert.equal((await idle.get(`${ADMIN}/session`)).status, 200)
    clock.forward({ minutes: 1 })
    assert.equal((await idle.get(`${ADMIN}/session`)).status, 401)

    const disabled = await staffSignedIn(staff)
    await staff.merge({ disabledAt: clock.now() }).save()
    assert.equal((await disabled.get(`${ADMIN}/clients`)).status, 401)
  })

  test('alone does what must be done in person: a token cannot', async ({ assert }) => {
    const token = await staffToken('owner')
    const byToken = new PortalBrowser(undefined, { authorization: `Bearer ${token}` })
    for (const path of ['/session', '/sessions', '/profile/factors']) {
      const { status, body } = await byToken.get(`${ADMIN}${path}`)
      assert.equal(status, 403)
      assert.equal(body.type, 'session-needed')
    }
    const begun = await byToken.send('POST', `${PROFILE}/totp`, { password })
    assert.equal(begun.status, 403)
  })
})

test.group('The second factor of staff', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is asked for at sign-in, and takes a code once', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember()
    const { secret, recoveryCodes } = await withTotp(
      await staffSignedIn(staff),
      PASSWORD,
      clock,
      PROFILE
    )
    clock.forward({ minutes: 2 })
    const browser = new PortalBrowser()
    const first = await signIn(staff.email, PASSWORD, browser)
    assert.equal(first.status, 202)
    assert.deepEqual(first.body.data.secondFactor.methods, ['totp', 'recovery_code'])
    assert.equal((await browser.get(`${ADMIN}/session`)).status, 401)
    // A step begun here is none of the portal.
    const elsewhere = await browser.send('POST', `${PORTAL}/session/second-factor`, {
      code: codeAt(secret, clock),
    })
    assert.equal(elsewhere.body.type, 'second-step-over')

    const code = codeAt(secret, clock)
    const second = await browser.send('POST', STEP, { code })
    assert.equal(second.status, 200)
    assert.equal(second.body.data.id, staff.publicId)
    const [newest] = await SignIn.query().where('staffId', staff.id).orderBy('id', 'desc')
    assert.deepInclude(newest.serialize(), { method: 'password', factor: 'totp' })

    await signIn(staff.email, PASSWORD, browser)
    assert.equal((await browser.send('POST', STEP, { code })).status, 401)
    const [recoveryCode] = recoveryCodes
    assert.equal((await browser.send('POST', STEP, { recoveryCode })).status, 200)

    await signIn(staff.email, PASSWORD, browser)
    await staff.merge({ disabledAt: clock.now() }).save()
    const late = await browser.send('POST', STEP, { recoveryCode: recoveryCodes[1] })
    assert.equal(late.body.type, 'second-step-over')
  })

  test('may be a passkey, which signs in alone, and only as staff', async ({ assert }) => {
    const staff = await staffMember()
    const desk = await staffSignedIn(staff)
    const options = await desk.send('POST', `${PROFILE}/passkeys/options`, { password })
    const key = new SoftwareAuthenticator({ counts: true })
    const draft = { name: 'Key', response: key.register(options.body.data) }
    assert.equal((await desk.send('POST', `${PROFILE}/passkeys`, draft)).status, 201)

    const bySignature = async (base: string) => {
      const browser = new PortalBrowser()
      const { body } = await browser.send('POST', `${base}/session/passkey-options`)
      const response = key.sign(body.data)
      return browser.send('POST', `${base}/session/passkey`, { response })
    }
    assert.equal((await bySignature(PORTAL)).status, 401)
    const { status, body } = await bySignature(ADMIN)
    assert.equal(status, 200)
    assert.equal(body.data.id, staff.publicId)
    await Staff.query().update({ disabled_at: DateTime.utc().toISO() })
    assert.equal((await bySignature(ADMIN)).status, 401)
  })

  test('opens nothing but its own setting up, where it is required and missing', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember()
    const owner = await staffSignedIn(await staffMember('owner'))
    const changed = await owner.send('PATCH', `${ADMIN}/settings/security`, {
      staffSecondFactor: 'required',
    })
    assert.deepInclude(changed.body.data, { staffSecondFactor: 'required', changed: true })
    for (const staffSecondFactor of ['never', true, '', ['required']]) {
      const change = { staffSecondFactor }
      const byToken = new PortalBrowser(undefined, {
        authorization: `Bearer ${await staffToken('owner')}`,
      })
      const { status } = await byToken.send('PATCH', `${ADMIN}/settings/security`, change)
      assert.equal(status, 422)
    }
    const browser = await staffSignedIn(staff)
    const session = await browser.get(`${ADMIN}/session`)
    assert.isTrue(session.body.data.mustSetUpFactor)
    for (const path of ['/clients', '/identity', '/invoices', '/settings/payments']) {
      const { status, body } = await browser.get(`${ADMIN}${path}`)
      assert.equal(status, 403)
      assert.equal(body.type, 'second-factor-required')
    }

    await withTotp(browser, PASSWORD, clock, PROFILE)
    assert.isFalse((await browser.get(`${ADMIN}/session`)).body.data.mustSetUpFactor)
    assert.equal((await browser.get(`${ADMIN}/clients`)).status, 200)
    const removed = await browser.send('DELETE', `${PROFILE}/totp`, { password })
    assert.equal(removed.status, 409)
    assert.equal(removed.body.type, 'factor-required')
  })
})
