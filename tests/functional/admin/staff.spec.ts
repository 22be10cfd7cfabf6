import { test } from '@japa/runner'
import { sendStaffReset } from '#domain/staff/send_staff_link'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import Staff, { TOKEN_SCOPES, type StaffRole } from '#models/staff'
import StaffLink from '#models/staff_link'
import { codeAt, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { openPortal, tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { PASSWORD } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { staffSecret } from '#tests/support/staff_mail'
import { standingClock } from '#tests/support/test_clock'

const PROFILE = `${ADMIN}/profile`
const EMAIL = 'ravi@larkspur.example'
const CHOSEN = 'grey herons over the weir'

const draft = (role: StaffRole = 'manager') => ({ name: 'Ravi Menon', email: EMAIL, role })
const signIn = (email: string, password: string, browser = new PortalBrowser()) =>
  browser.send('POST', `${ADMIN}/session`, { email, password })
const choose = (secret: string, password: string) =>
  new PortalBrowser().send('PUT', `${ADMIN}/staff-links/${secret}`, { password })
const look = (secret: string) => new PortalBrowser().get(`${ADMIN}/staff-links/${secret}`)

/** An owner signed in, and somebody whom they invited. */
async function invited(role: StaffRole = 'manager') {
  const owner = await staffSignedIn(await staffMember('owner'))
  const { status, body } = await owner.send('POST', `${ADMIN}/staff`, draft(role))
  if (status !== 201 || body.data.state !== 'invited') {
    throw new Error(`The invite answered ${status}: ${JSON.stringify(body)}`)
  }
  return { owner, id: body.data.id as string, secret: await staffSecret('staff_invite') }
}

const read = (id: string) => Staff.findByOrFail('publicId', id)
const actions = async () => (await AuditEvent.query().orderBy('id')).map(({ action }) => action)

test.group('Colleagues', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('who is invited chooses a password by the link, once, and signs in with it', async ({
    assert,
  }) => {
    const { owner, id, secret } = await invited()
    const seen = await look(secret)
    assert.deepInclude(seen.body.data, { purpose: 'invite', email: EMAIL, role: 'manager' })
    assert.equal(seen.headers.get('referrer-policy'), 'no-referrer')
    assert.equal((await signIn(EMAIL, CHOSEN)).status, 401)

    const [first, second] = await Promise.all([choose(secret, CHOSEN), choose(secret, CHOSEN)])
    assert.deepEqual([first.status, second.status].sort(), [204, 410])
    assert.deepInclude(await choose(secret, 'another pair of herons'), { status: 410 })
    assert.equal((await look(secret)).body.type, 'link-used')
    assert.equal((await signIn(EMAIL, CHOSEN)).status, 200)

    const listed = (await owner.get(`${ADMIN}/staff`)).body.data
    assert.equal(listed[0].id, id)
    assert.equal(listed[0].state, 'active')
    assert.isTrue(listed[1].isYou)
    const [link] = await StaffLink.all()
    assert.notInclude(JSON.stringify(link.$attributes), secret)
    assert.includeMembers(await actions(), ['staff.created', 'staff.invited', 'staff.accepted'])
  })

  test('a password that is weak, or built from names, is refused and the link stays', async ({
    assert,
  }) => {
    const { secret } = await invited()
    for (const [password, rule] of [
      ['short', 'password_too_short'],
      ['passwordpassword', 'password_common'],
      ['Larkspur Studio', 'password_from_name'],
      ['ravi menon ravi', 'password_from_name'],
    ]) {
      const { status, body } = await choose(secret, password)
      assert.equal(status, 422)
      assert.deepInclude(body, { type: 'weak-password' })
      assert.deepInclude(body.errors[0], { field: 'password', rule })
    }
    assert.equal((await choose(secret, CHOSEN)).status, 204)
  })

  test('an address is invited once, and what is none not at all', async ({ assert }) => {
    const { owner } = await invited()
    const post = (body: unknown) => owner.send('POST', `${ADMIN}/staff`, body)
    const again = await post({ ...draft(), email: 'RAVI@larkspur.example' })
    assert.deepEqual([again.status, again.body.type], [409, 'staff-email-taken'])
    for (const wrong of [{ email: 'nobody' }, { role: 'king' }, { name: '' }, { isAdmin: true }]) {
      assert.equal((await post({ ...draft(), email: 'x@y.example', ...wrong })).status, 422)
    }
    assert.lengthOf(await Staff.all(), 2)
  })

  test('a second invite voids the first; who has a password gets none', async ({ assert }) => {
    const { owner, id, secret } = await invited()
    const again = () => owner.send('POST', `${ADMIN}/staff/${id}/invite`, {})
    assert.equal((await again()).status, 202)
    assert.equal((await choose(secret, CHOSEN)).body.type, 'link-expired')
    const newer = await staffSecret('staff_invite')
    assert.equal((await choose(newer, CHOSEN)).status, 204)
    const late = await again()
    assert.deepEqual([late.status, late.body.type], [409, 'staff-active'])
  })

  test('an invite works for seven days', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const { secret } = await invited()
    clock.forward({ days: 7, seconds: -1 })
    assert.equal((await look(secret)).status, 200)
    clock.forward({ seconds: 1 })
    assert.equal((await look(secret)).body.type, 'link-expired')
    assert.equal((await choose(secret, CHOSEN)).status, 410)
  })

  test('the last owner is neither disabled nor demoted', async ({ assert }) => {
    const me = await staffMember('owner')
    const owner = await staffSignedIn(me)
    await staffMember('manager')
    await (await staffMember('owner')).merge({ disabledAt: me.createdAt }).save()
    const path = `${ADMIN}/staff/${me.publicId}`
    for (const answer of [
      await owner.send('PATCH', path, { role: 'manager' }),
      await owner.send('PUT', `${path}/disabling`, {}),
    ]) {
      assert.deepEqual([answer.status, answer.body.type], [409, 'last-staff-owner'])
    }
    const { role, isEnabled } = await read(me.publicId)
    assert.deepEqual([role, isEnabled], ['owner', true])
  })

  test('an owner who never came in does not count as another one', async ({ assert }) => {
    const { owner } = await invited('owner')
    const me = await Staff.findByOrFail('name', 'Sam owner')
    const path = `${ADMIN}/staff/${me.publicId}`
    for (const answer of [
      await owner.send('PATCH', path, { role: 'manager' }),
      await owner.send('PUT', `${path}/disabling`, {}),
    ]) {
      assert.deepEqual([answer.status, answer.body.type], [409, 'last-staff-owner'])
    }
  })

  test('an invite that ran out is mailed again to who asks for a password, but an owner not', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const { owner } = await invited('owner')
    const other = { ...draft('viewer'), email: 'other@larkspur.example' }
    assert.equal((await owner.send('POST', `${ADMIN}/staff`, other)).status, 201)
    const invites = async (email: string) =>
      (await OutboxMail.query().where({ kind: 'staff_invite', to_email: email })).length
    await sendStaffReset(EMAIL, tester, clock.now())
    assert.equal(await invites(EMAIL), 2)
    clock.forward({ days: 7 })
    for (const email of [EMAIL, other.email]) await sendStaffReset(email, tester, clock.now())
    assert.deepEqual([await invites(EMAIL), await invites(other.email)], [2, 2])
  })

  test('a token that may change settings makes nobody an owner, nor lets anybody in', async ({
    assert,
  }) => {
    const token = await staffToken('owner', { scopes: ['settings', 'read'] })
    const colleague = await staffMember('manager')
    const path = `/staff/${colleague.publicId}`
    for (const [method, to, body] of [
      ['POST', '/staff', draft('viewer')],
      ['PATCH', path, { role: 'owner' }],
      ['DELETE', `${path}/disabling`],
      ['DELETE', `${path}/factors`],
    ] as const) {
      const answer = await adminRequest(method, to, { token, body })
      assert.deepEqual([answer.status, answer.body.type], [403, 'not-allowed'], `${method} ${to}`)
    }
    const renamed = await adminRequest('PATCH', path, { token, body: { name: 'Sam Other' } })
    assert.equal(renamed.status, 200)
    const all = await staffToken('owner', { scopes: [...TOKEN_SCOPES] })
    const made = await adminRequest('PATCH', path, { token: all, body: { role: 'viewer' } })
    assert.equal(made.status, 200)
  })

  for (const way of ['disabling', 'demoting'] as const) {
    test(`of two owners ${way} each other at once one stays`, async ({ assert }) => {
      const [one, two] = [await staffMember('owner'), await staffMember('owner')]
      const [byOne, byTwo] = [await staffSignedIn(one), await staffSignedIn(two)]
      const take = (browser: PortalBrowser, { publicId }: Staff) =>
        way === 'disabling'
          ? browser.send('PUT', `${ADMIN}/staff/${publicId}/disabling`, {})
          : browser.send('PATCH', `${ADMIN}/staff/${publicId}`, { role: 'viewer' })
      const answers = await Promise.all([take(byOne, two), take(byTwo, one)])
      assert.lengthOf(
        answers.filter(({ status }) => status < 300),
        1
      )
      const left = (await Staff.query().where('role', 'owner')).filter((of) => of.isEnabled)
      assert.lengthOf(left, 1)
    })
  }

  test('disabling ends sessions, tokens and links at once; enabling lets in again', async ({
    assert,
  }) => {
    const owner = await staffSignedIn(await staffMember('owner'))
    const colleague = await staffMember('manager')
    const theirs = await staffSignedIn(colleague)
    const token = await staffToken('owner', { of: colleague })
    await sendStaffReset(colleague.email, tester, colleague.createdAt)
    const secret = await staffSecret('staff_reset')

    const path = `${ADMIN}/staff/${colleague.publicId}/disabling`
    for (let twice = 0; twice < 2; twice++) {
      assert.equal((await owner.send('PUT', path, {})).status, 204)
    }
    assert.equal((await theirs.get(`${ADMIN}/status`)).status, 401)
    assert.equal((await adminRequest('GET', '/identity', { token })).status, 401)
    assert.equal((await choose(secret, CHOSEN)).status, 410)
    assert.equal((await signIn(colleague.email, PASSWORD)).status, 401)

    assert.equal((await owner.send('DELETE', path)).status, 204)
    assert.equal((await signIn(colleague.email, PASSWORD)).status, 200)
    assert.equal((await adminRequest('GET', '/identity', { token })).status, 401)
    const told = (await actions()).filter((action) => /^staff\.(dis|en)abled$/.test(action))
    assert.deepEqual(told, ['staff.disabled', 'staff.enabled'])
  })

  test('a role taken away holds on the next request, by cookie and by token', async ({
    assert,
  }) => {
    const owner = await staffSignedIn(await staffMember('owner'))
    const colleague = await staffMember('owner')
    const theirs = await staffSignedIn(colleague)
    const token = await staffToken('owner', { of: colleague })
    const path = `${ADMIN}/staff/${colleague.publicId}`
    assert.equal((await owner.send('PATCH', path, { role: 'viewer' })).body.data.role, 'viewer')

    const again = { role: 'owner' }
    assert.equal((await theirs.send('PATCH', path, again)).status, 403)
    const byToken = await adminRequest('PATCH', path.replace(ADMIN, ''), { token, body: again })
    assert.deepEqual([byToken.status, byToken.body.type], [403, 'not-allowed'])
    assert.equal((await adminRequest('GET', '/staff', { token })).status, 200)
    assert.equal((await read(colleague.publicId)).role, 'viewer')
  })

  test('an owner takes the factors of a colleague off, and nobody their own', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const me = await staffMember('owner')
    const owner = await staffSignedIn(me)
    const colleague = await staffMember('manager')
    const theirs = await staffSignedIn(colleague)
    await withTotp(theirs, PASSWORD, clock, PROFILE)
    await withTotp(owner, PASSWORD, clock, PROFILE)
    const token = await staffToken('owner', { of: colleague })
    const factors = ({ publicId }: Staff) => `${ADMIN}/staff/${publicId}/factors`

    const own = await owner.send('DELETE', factors(me))
    assert.deepEqual([own.status, own.body.type], [409, 'own-factors'])
    const { body } = await owner.send('DELETE', factors(colleague))
    assert.deepEqual(body.data, { signedOut: 1, revokedTokens: 1 })
    assert.equal((await theirs.get(`${ADMIN}/status`)).status, 401)
    assert.equal((await adminRequest('GET', '/identity', { token })).status, 401)
    assert.equal((await signIn(colleague.email, PASSWORD)).status, 401)
    const again = await owner.send('DELETE', factors(colleague))
    assert.equal(again.body.type, 'nothing-to-recover')

    assert.equal((await choose(await staffSecret('access_recovered'), CHOSEN)).status, 204)
    assert.equal((await signIn(colleague.email, CHOSEN)).status, 200)
  })

  test('every device of a colleague is signed out', async ({ assert }) => {
    const owner = await staffSignedIn(await staffMember('owner'))
    const colleague = await staffMember('manager')
    const devices = [await staffSignedIn(colleague), await staffSignedIn(colleague)]
    const path = `${ADMIN}/staff/${colleague.publicId}/sessions`
    assert.deepEqual((await owner.send('DELETE', path)).body.data, { ended: 2 })
    for (const device of devices) assert.equal((await device.get(`${ADMIN}/staff`)).status, 401)
  })

  test('whoever forgot a password is mailed, all addresses are answered alike', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const colleague = await staffMember('manager')
    const desk = await staffSignedIn(colleague)
    const { secret: app } = await withTotp(desk, PASSWORD, clock, PROFILE)
    const disabled = await staffMember('viewer')
    await disabled.merge({ disabledAt: clock.now() }).save()

    const emails = [colleague.email, disabled.email, 'nobody@larkspur.example', 'no address']
    for (const email of emails) {
      const asked = await new PortalBrowser().send('POST', `${ADMIN}/staff-password-resets`, {
        email,
      })
      assert.deepEqual([asked.status, asked.body.length], [202, 0])
      await sendStaffReset(email, tester, clock.now())
    }
    const mails = await OutboxMail.query().where('kind', 'staff_reset')
    assert.deepEqual(
      mails.map(({ toEmail }) => toEmail),
      [colleague.email]
    )

    clock.forward({ minutes: 2 })
    assert.equal((await choose(await staffSecret('staff_reset'), CHOSEN)).status, 204)
    assert.equal((await desk.get(`${ADMIN}/status`)).status, 401)
    assert.equal((await signIn(colleague.email, PASSWORD)).status, 401)
    const browser = new PortalBrowser()
    assert.equal((await signIn(colleague.email, CHOSEN, browser)).status, 202)
    const code = codeAt(app, clock)
    const second = await browser.send('POST', `${ADMIN}/session/second-factor`, { code })
    assert.equal(second.status, 200)
  })
})
