import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { letIn } from '#domain/accounts/sign_ins/let_in'
import { recoverAccess } from '#domain/accounts/factors/recover_access'
import { sendLink } from '#domain/accounts/links/send_link'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import Passkey from '#models/passkey'
import RecoveryCode from '#models/recovery_code'
import SecretToken from '#models/secret_token'
import SignIn from '#models/sign_in'
import TotpSecret from '#models/totp_secret'
import { codeAt, PROFILE, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal, tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { addPerson } from '#tests/support/portal_world'
import { SoftwareAuthenticator } from '#tests/support/software_authenticator'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'
const SHORT = 'tall heron'

type Cleanup = (work: () => void) => void

const signIn = (password: string, browser = new PortalBrowser()) =>
  browser.send('POST', `${API}/session`, { email: EMAIL, password })

async function addPasskey(browser: PortalBrowser) {
  const password = GOOD_PASSWORD
  const { body } = await browser.send('POST', `${PROFILE}/passkeys/options`, { password })
  const key = new SoftwareAuthenticator({ counts: true })
  const draft = { name: 'Key', response: key.register(body.data) }
  const { status } = await browser.send('POST', `${PROFILE}/passkeys`, draft)
  if (status !== 201) throw new Error(`The passkey answered ${status}`)
  return key
}

/** Somebody with an app and a passkey, signed in on two devices. */
async function world(cleanup: Cleanup) {
  const clock = standingClock(cleanup)
  const opened = await openActiveClient()
  const desk = await new PortalBrowser().signIn(EMAIL, GOOD_PASSWORD)
  const { secret } = await withTotp(desk, GOOD_PASSWORD, clock)
  const key = await addPasskey(desk)
  clock.forward({ minutes: 2 })
  const phone = new PortalBrowser()
  await signIn(GOOD_PASSWORD, phone)
  const code = codeAt(secret, clock)
  await phone.send('POST', `${API}/session/second-factor`, { code })
  clock.forward({ minutes: 2 })

  const read = () => Account.findOrFail(opened.account.id)
  const path = `/memberships/${opened.membership.publicId}/factors`
  const staff = await staffSignedIn(await staffMember('manager'))
  const recover = () => staff.send('DELETE', `${ADMIN}${path}`)
  return { clock, desk, phone, secret, key, read, path, recover, ...opened }
}

const recoveredMail = () => OutboxMail.query().where('kind', 'access_recovered').firstOrFail()

test.group('A person of a client who lost phone and codes', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is signed out everywhere, told by mail, and let in by a new password alone', async ({
    assert,
    cleanup,
  }) => {
    const { clock, desk, phone, key, recover, read, account } = await world(cleanup)
    await sendLink('sign_in', EMAIL, tester, clock.now())
    await read().then((person) => person.merge({ wrongCodes: 300, wrongCodesAllowed: 300 }).save())

    const { status, body } = await recover()
    assert.equal(status, 200)
    assert.deepEqual(body.data, { signedOut: 2 })
    for (const model of [TotpSecret, Passkey, RecoveryCode]) assert.isNull(await model.first())
    for (const browser of [desk, phone]) {
      assert.equal((await browser.get(`${API}/profile`)).status, 401)
    }
    const ended = await SignIn.query().where('accountId', account.id)
    assert.deepEqual([...new Set(ended.map(({ endReason }) => endReason))], ['recovered'])
    const links = await SecretToken.query().where('accountId', account.id).orderBy('id')
    assert.deepEqual(
      links.map(({ purpose, voidedAt }) => [purpose, voidedAt === null]),
      [
        ['sign_in', false],
        ['password_reset', true],
      ]
    )
    const { wrongCodes, wrongCodesAllowed } = await read()
    assert.deepEqual([wrongCodes, wrongCodesAllowed], [0, 100])

    const mail = await recoveredMail()
    assert.equal(mail.toEmail, EMAIL)
    const { token } = openSecrets(encryption, mail.secretParams)
    const [event] = await AuditEvent.query().where('action', 'access.recovered')
    assert.deepInclude(event.serialize(), { actorType: 'staff', targetId: account.publicId })
    assert.deepEqual(event.details, { totp: true, passkeys: 1, signedOut: 2 })

    const browser = new PortalBrowser()
    const asked = await browser.send('POST', `${API}/session/passkey-options`)
    const response = key.sign(asked.body.data)
    const byKey = await browser.send('POST', `${API}/session/passkey`, { response })
    assert.equal(byKey.status, 401)
    const again = new PortalBrowser()
    // Whoever took the phone may know the older one.
    assert.equal((await signIn(GOOD_PASSWORD)).status, 401)
    const password = 'grey herons over the weir'
    const choose = { password }
    const reset = await again.send('PUT', `${API}/password-resets/${token}`, choose)
    assert.equal(reset.status, 204)
    assert.equal((await signIn(password, again)).status, 200)
    const told = (await again.get(`${API}/activity`)).body.data
    const row = told.find(({ action }: { action: string }) => action === 'access.recovered')
    assert.equal(row.actor.kind, 'company')
  })

  test('chooses one that stands alone, whatever the one before was', async ({
    assert,
    cleanup,
  }) => {
    const { desk, recover, read } = await world(cleanup)
    const change = { currentPassword: GOOD_PASSWORD, password: SHORT }
    assert.equal((await desk.send('PUT', `${PROFILE}/password`, change)).status, 204)

    assert.deepEqual((await recover()).body.data, { signedOut: 1 })
    assert.equal((await signIn(SHORT)).status, 401)
    assert.isTrue((await read()).passwordStandsAlone)

    const { token } = openSecrets(encryption, (await recoveredMail()).secretParams)
    const reset = (password: string) =>
      new PortalBrowser().send('PUT', `${API}/password-resets/${token}`, { password })
    const weak = await reset(SHORT)
    assert.equal(weak.body.type, 'weak-password')
    assert.include(weak.body.errors[0].message, '15 characters')
    const password = 'grey herons over the weir'
    assert.equal((await reset(password)).status, 204)
    assert.equal((await signIn(password)).status, 200)
  })

  test('is not let in by a factor that was shown while it was taken off, nor at a step begun before', async ({
    assert,
    cleanup,
  }) => {
    const { clock, secret, recover, read } = await world(cleanup)
    const waiting = new PortalBrowser()
    assert.equal((await signIn(GOOD_PASSWORD, waiting)).status, 202)
    const proved = await read()
    await recover()
    const shown = { method: 'passkey', factor: 'passkey', replacesId: null } as const
    assert.isNull(await letIn(proved, shown, tester, clock.now()))
    const code = codeAt(secret, clock)
    const late = await waiting.send('POST', `${API}/session/second-factor`, { code })
    assert.equal(late.body.type, 'second-step-over')
  })

  test('is refused help that changes nothing: no factor, taken off twice, no address', async ({
    assert,
    cleanup,
  }) => {
    const { desk, recover, read, client, clock } = await world(cleanup)
    const { membership } = await addPerson(client, 'viewer')
    const staff = await staffSignedIn(await staffMember('owner'))
    const other = await staff.send('DELETE', `${ADMIN}/memberships/${membership.publicId}/factors`)
    assert.deepInclude(other.body, { status: 409, type: 'nothing-to-recover' })

    await read().then((person) => person.merge({ email: null }).save())
    assert.deepInclude((await recover()).body, { status: 409, type: 'no-address' })
    assert.equal((await desk.get(`${API}/profile`)).status, 200)
    await read().then((person) => person.merge({ email: EMAIL }).save())

    const both = await Promise.all([
      recoverAccess(await read(), tester, clock.now()),
      recoverAccess(await read(), tester, clock.now()),
    ])
    assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true])
    assert.lengthOf(await OutboxMail.query().where('kind', 'access_recovered'), 1)
    assert.equal((await recover()).body.type, 'nothing-to-recover')
  })

  test('is helped by managers and owners, and by tokens of the scope clients', async ({
    assert,
    cleanup,
  }) => {
    const { path } = await world(cleanup)
    const ask = (token: string, at = path) => adminRequest('DELETE', at, { token })
    assert.equal((await ask(await staffToken('viewer'))).status, 403)
    const narrow = await staffToken('owner', { scopes: ['read', 'payments'] })
    assert.equal((await ask(narrow)).status, 403)
    assert.equal((await new PortalBrowser().send('DELETE', `${ADMIN}${path}`)).status, 401)

    const token = await staffToken('manager', { scopes: ['clients'] })
    for (const id of ['A'.repeat(22), '1', '..%2f']) {
      assert.equal((await ask(token, `/memberships/${id}/factors`)).status, 404)
    }
    assert.equal((await ask(token, `${path}?because=asked`)).status, 422)
    assert.isNotNull(await TotpSecret.first())
    assert.equal((await ask(token)).status, 200)
  })

  test('is not given access back that was ended', async ({ assert, cleanup }) => {
    const { recover, membership } = await world(cleanup)
    await membership.merge({ state: 'disabled', disabledAt: DateTime.utc() }).save()
    assert.equal((await recover()).status, 200)
    assert.equal((await signIn(GOOD_PASSWORD)).status, 401)
  })
})
