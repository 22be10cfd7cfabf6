import { test } from '@japa/runner'
import { DateTime, Duration } from 'luxon'
import { systemActor } from '#domain/shared/actor'
import { issueApiToken } from '#domain/staff/issue_api_token'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import RecoveryCode from '#models/recovery_code'
import SignIn from '#models/sign_in'
import Staff from '#models/staff'
import TotpSecret from '#models/totp_secret'
import { ace } from '#tests/support/ace'
import { withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { openPortal, PASSWORD } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const GIVEN = 'grey herons over the weir'

const signIn = ({ email }: Staff, password: string) =>
  new PortalBrowser().send('POST', `${ADMIN}/session`, { email, password })

test.group('node ace staff:recover', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    return () => void delete process.env.STAFF_PASSWORD
  })

  test('gives a new password, takes the factors off, signs out everywhere and tells by mail', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember('owner')
    const desk = await staffSignedIn(staff)
    await withTotp(desk, PASSWORD, clock, `${ADMIN}/profile`)
    await Staff.query().where('id', staff.id).update({ wrong_codes: 100, wrong_codes_allowed: 200 })
    await OutboxMail.query().delete()

    const { status, text, lines } = await ace('staff:recover', staff.email, '--generate')
    assert.equal(status, 0)
    assert.include(text, `Sam owner <${staff.email}> has a new password, no second factor.`)
    assert.include(text, 'Signed out on 1 device.')
    const password = /^Password: (\S+)$/.exec(lines.at(-1)!)![1]

    assert.equal((await desk.get(`${ADMIN}/session`)).status, 401)
    assert.equal((await signIn(staff, PASSWORD)).status, 401)
    assert.equal((await signIn(staff, password)).status, 200)
    for (const model of [TotpSecret, RecoveryCode]) assert.isNull(await model.first())
    const { wrongCodes, wrongCodesAllowed } = await Staff.findOrFail(staff.id)
    assert.deepEqual([wrongCodes, wrongCodesAllowed], [0, 100])
    const [ended] = await SignIn.query().where('staffId', staff.id).orderBy('id')
    assert.equal(ended.endReason, 'recovered')

    const [mail] = await OutboxMail.all()
    assert.deepInclude(mail.serialize(), { kind: 'access_recovered', toEmail: staff.email })
    const [event] = await AuditEvent.query().where('action', 'access.recovered')
    const who = { actorType: 'system', actorId: 'staff:recover', targetId: staff.publicId }
    assert.deepInclude(event.serialize(), who)
    assert.notInclude(JSON.stringify([event.serialize(), mail.serialize()]), password)
  })

  test('takes the password of STAFF_PASSWORD, and prints none then', async ({ assert }) => {
    const staff = await staffMember()
    process.env.STAFF_PASSWORD = GIVEN
    const { status, text } = await ace('staff:recover', `  ${staff.email.toUpperCase()} `)
    assert.equal(status, 0)
    assert.notInclude(text, 'Password:')
    assert.notInclude(text, GIVEN)
    assert.notInclude(text, 'API tokens')
    assert.equal((await signIn(staff, GIVEN)).status, 200)
  })

  test('revokes API tokens, theirs alone, and puts each on record', async ({ assert }) => {
    const [token, other] = [await staffToken('manager'), await staffToken('viewer')]
    const staff = await Staff.query().where('role', 'manager').firstOrFail()
    const actor = systemActor('test')
    const past = DateTime.utc().minus({ days: 2 })
    const lifetime = Duration.fromObject({ days: 1 })
    await issueApiToken(staff, { name: 'Too old', scopes: ['*'], lifetime }, actor, past)
    await issueApiToken(staff, { name: 'Books', scopes: ['*'], lifetime: null }, actor, past)

    const { text } = await ace('staff:recover', staff.email, '--generate')
    assert.include(text, 'API tokens that were revoked: test, Books.')
    const ask = async (as: string) => (await adminRequest('GET', '/identity', { token: as })).status
    assert.deepEqual([await ask(token), await ask(other)], [401, 200])
    const events = await AuditEvent.query().where('action', 'token.revoked').orderBy('id')
    const facts = { actorId: 'staff:recover', targetType: 'staff', targetId: staff.publicId }
    for (const event of events) assert.deepInclude(event.serialize(), facts)
    const revoked = events.map(({ details }) => details)
    assert.deepEqual(revoked, [{ name: 'test' }, { name: 'Books' }])
    const [recovered] = await AuditEvent.query().where('action', 'access.recovered')
    assert.equal(recovered.details.tokens, 'revoked')
  })

  test('keeps API tokens with --keep-tokens, and prints which go on', async ({ assert }) => {
    const token = await staffToken('manager')
    const staff = await Staff.query().where('role', 'manager').firstOrFail()
    const { text } = await ace('staff:recover', staff.email, '--generate', '--keep-tokens')
    assert.include(text, 'API tokens that go on: test.')
    assert.equal((await adminRequest('GET', '/identity', { token })).status, 200)
    assert.lengthOf(await AuditEvent.query().where('action', 'token.revoked'), 0)
    const [recovered] = await AuditEvent.query().where('action', 'access.recovered')
    assert.equal(recovered.details.tokens, 'kept')
    const mail = await OutboxMail.query().where('kind', 'access_recovered').firstOrFail()
    assert.equal(mail.params.revokedTokens, 0)
  })

  test('changes nothing for a weak password, somebody unknown or disabled', async ({ assert }) => {
    const staff = await staffMember()
    const gone = await staffMember()
    await gone.merge({ disabledAt: DateTime.utc() }).save()
    for (const [email, password, said] of [
      [staff.email, 'tall heron', '15 characters or more'],
      [staff.email, 'larkspur studio', 'built from a name'],
      [staff.email, 'passwordpassword', 'easy to guess'],
      ['nobody@larkspur.example', GIVEN, 'no staff member with this address'],
      ['nonsense', GIVEN, 'no staff member with this address'],
      [gone.email, GIVEN, 'is disabled'],
    ]) {
      process.env.STAFF_PASSWORD = password
      const { status, text } = await ace('staff:recover', email)
      assert.equal(status, 1, email)
      assert.include(text, said)
      assert.include(text, 'Nothing was changed.')
    }
    assert.equal((await signIn(staff, PASSWORD)).status, 200)
    assert.isNull(await OutboxMail.first())
    assert.lengthOf(await AuditEvent.query().where('action', 'access.recovered'), 0)
  })
})

test.group('node ace staff:create', (group) => {
  group.each.setup(async () => {
    await truncate()
    return () => void delete process.env.STAFF_PASSWORD
  })

  test('takes a password under the same rules, or makes one', async ({ assert }) => {
    const create = () => ace('staff:create', 'priya@larkspur.example', 'Priya', '--role=viewer')
    process.env.STAFF_PASSWORD = 'tall heron'
    const weak = await create()
    assert.equal(weak.status, 1)
    assert.include(weak.text, '15 characters or more. Nobody was added.')
    process.env.STAFF_PASSWORD = GIVEN
    assert.equal((await create()).status, 0)
    const staff = await Staff.findByOrFail('email', 'priya@larkspur.example')
    assert.equal((await signIn(staff, GIVEN)).status, 200)
  })
})
