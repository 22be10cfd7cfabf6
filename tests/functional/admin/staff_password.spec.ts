import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import SignIn from '#models/sign_in'
import Staff from '#models/staff'
import { withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { openPortal, PASSWORD } from '#tests/support/portal_world'
import { staffToken } from '#tests/support/staff_api'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const PROFILE = `${ADMIN}/profile`
const NEW = 'grey herons over the weir'

const change = (browser: PortalBrowser, currentPassword: unknown, password: unknown) =>
  browser.send('PUT', `${PROFILE}/password`, { currentPassword, password })

const signIn = ({ email }: Staff, password: string) =>
  new PortalBrowser().send('POST', `${ADMIN}/session`, { email, password })

test.group('The password of staff', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is changed by who knows it: other devices are out, a mail tells, this session goes on anew', async ({
    assert,
  }) => {
    const staff = await staffMember()
    const desk = await staffSignedIn(staff)
    const other = await staffSignedIn(staff)
    const copy = desk.copy()
    await Staff.query().where('id', staff.id).update({ wrong_codes: 100 })

    assert.equal((await change(desk, PASSWORD, NEW)).status, 204)
    assert.equal((await desk.get(`${ADMIN}/session`)).status, 200)
    for (const browser of [other, copy]) {
      assert.equal((await browser.get(`${ADMIN}/session`)).status, 401)
    }
    assert.equal((await signIn(staff, PASSWORD)).status, 401)
    assert.equal((await signIn(staff, NEW)).status, 200)

    const { wrongCodes } = await Staff.findOrFail(staff.id)
    assert.equal(wrongCodes, 0)
    const ended = await SignIn.query().where('staffId', staff.id).whereNotNull('ended_at')
    assert.deepEqual(
      ended.map(({ endReason }) => endReason),
      ['password_changed']
    )
    const mail = await OutboxMail.query().where('kind', 'password_changed').firstOrFail()
    assert.deepInclude(mail.serialize(), { toEmail: staff.email, accountId: null })
    assert.isTrue(mail.params.isStaff)
    const [event] = await AuditEvent.query().where('action', 'password.changed')
    const who = { actorType: 'staff', actorId: staff.publicId, outcome: 'done' }
    assert.deepInclude(event.serialize(), { ...who, targetType: 'staff', targetId: staff.publicId })
  })

  test('stays where the current one is wrong, five tries for each sign-in', async ({ assert }) => {
    const staff = await staffMember()
    const thief = await staffSignedIn(staff)
    const desk = await staffSignedIn(staff)
    for (let tries = 0; tries < 5; tries++) {
      const { status, body } = await change(thief, 'wrong', NEW)
      assert.equal(status, 422)
      assert.equal(body.type, 'wrong-password')
      assert.equal(body.errors[0].field, 'currentPassword')
    }
    const paused = await change(thief, PASSWORD, NEW)
    assert.equal(paused.status, 429)
    assert.isAbove(Number(paused.headers.get('retry-after')), 0)
    const told = await AuditEvent.query().where('action', 'password.changed')
    assert.lengthOf(told, 5)
    assert.isTrue(told.every(({ outcome }) => outcome === 'refused'))
    assert.equal((await change(desk, PASSWORD, NEW)).status, 204)
  })

  test('has fifteen characters, eight beside a second factor, and is built from no name', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember()
    const desk = await staffSignedIn(staff)
    const message = async (password: string) =>
      (await change(desk, PASSWORD, password)).body.errors[0].message
    assert.include(await message('tall heron'), '15 characters')
    assert.include(await message(staff.email), 'leave out the names')
    assert.include(await message('larkspur studio'), 'leave out the names')

    await withTotp(desk, PASSWORD, clock, PROFILE)
    assert.equal((await change(desk, PASSWORD, 'tall heron')).status, 204)
    assert.isFalse((await Staff.findOrFail(staff.id)).passwordStandsAlone)
    const password = 'tall heron'
    const removal = await desk.send('DELETE', `${PROFILE}/totp`, { password })
    assert.deepInclude(removal.body, { status: 409, type: 'password-too-short-alone' })
  })

  test('is changed once by two who ask at once', async ({ assert }) => {
    const staff = await staffMember()
    const [one, two] = [await staffSignedIn(staff), await staffSignedIn(staff)]
    const answers = await Promise.all([
      change(one, PASSWORD, NEW),
      change(two, PASSWORD, 'lanterns along the quay'),
    ])
    const statuses = answers.map(({ status }) => status)
    assert.lengthOf(
      statuses.filter((status) => status === 204),
      1
    )
    const open = await SignIn.query().where('staffId', staff.id).whereNull('ended_at')
    assert.lengthOf(open, 1)
  })

  test('is changed in person alone, from our own pages, by what is a password', async ({
    assert,
  }) => {
    const token = await staffToken('owner')
    const byToken = new PortalBrowser(undefined, { authorization: `Bearer ${token}` })
    const refused = await change(byToken, PASSWORD, NEW)
    assert.deepInclude(refused.body, { status: 403, type: 'session-needed' })

    const staff = await staffMember()
    const desk = await staffSignedIn(staff)
    const body = { currentPassword: PASSWORD, password: NEW }
    const foreign = await desk.send('PUT', `${PROFILE}/password`, body, {
      'origin': 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    })
    assert.deepInclude(foreign.body, { status: 403, type: 'foreign-origin' })
    for (const [current, next] of [
      [undefined, NEW],
      [PASSWORD, undefined],
      [PASSWORD, ['x'.repeat(20)]],
      [{ $ne: 1 }, NEW],
      [PASSWORD, 'x'.repeat(5000)],
    ]) {
      assert.equal((await change(desk, current, next)).status, 422)
    }
    const more = await desk.send('PUT', `${PROFILE}/password`, { ...body, role: 'owner' })
    assert.equal(more.status, 422)
    assert.equal((await signIn(staff, PASSWORD)).status, 200)
  })
})
