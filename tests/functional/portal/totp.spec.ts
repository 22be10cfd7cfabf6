import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import SignIn from '#models/sign_in'
import TotpSecret from '#models/totp_secret'
import { codeAt, PROFILE, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { standingClock } from '#tests/support/test_clock'

const EMAIL = 'accounts@kestrelbay.example'
const password = GOOD_PASSWORD

const signedIn = () => new PortalBrowser().signIn(EMAIL, GOOD_PASSWORD)
const kindsMailed = async () =>
  (await OutboxMail.query().where('kind', 'factor_changed').orderBy('id')).map(
    ({ params }) => params.change
  )

test.group('An authenticator app', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('counts once a code of it was shown; its secret is kept encrypted and shown once', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    await openActiveClient()
    const desk = await signedIn()
    const { status, body } = await desk.send('POST', `${PROFILE}/totp`, { password })
    assert.equal(status, 200)
    const { secret, uri, qrSvg } = body.data
    assert.match(secret, /^[A-Z2-7]{32}$/)
    assert.match(uri, /^otpauth:\/\/totp\/Larkspur%20Studio:accounts%40kestrelbay\.example\?/)
    assert.match(qrSvg, /^<svg /)
    assert.isFalse((await desk.get(`${PROFILE}/factors`)).body.data.totp)
    assert.notInclude((await TotpSecret.firstOrFail()).secret, secret)

    const confirmed = await desk.send('PUT', `${PROFILE}/totp`, { code: codeAt(secret, clock) })
    assert.equal(confirmed.status, 200)
    assert.lengthOf(new Set(confirmed.body.data.recoveryCodes) as never, 10)
    assert.deepEqual((await desk.get(`${PROFILE}/factors`)).body.data, {
      totp: true,
      passkeys: [],
      recoveryCodesLeft: 10,
      passwordStandsAlone: true,
    })
    assert.deepEqual(await kindsMailed(), ['totp_added'])
    const told = await AuditEvent.query().where('action', 'factor.added')
    assert.lengthOf(told, 1)
    assert.notInclude(JSON.stringify(told), secret)

    const again = await desk.send('POST', `${PROFILE}/totp`, { password })
    assert.equal(again.status, 409)
    assert.equal(again.body.type, 'totp-on-already')
  })

  test('is not set up without the password, a right code, or an hour too late', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    await openActiveClient()
    const desk = await signedIn()
    const put = (code: unknown) => desk.send('PUT', `${PROFILE}/totp`, { code })

    assert.equal((await put('123456')).body.type, 'totp-not-begun')
    const wrong = await desk.send('POST', `${PROFILE}/totp`, { password: 'wrong' })
    assert.equal(wrong.status, 422)
    assert.equal(wrong.body.errors[0].field, 'password')
    const refusals = await AuditEvent.query().where('action', 'password.confirmed')
    assert.deepEqual(
      refusals.map(({ outcome }) => outcome),
      ['refused']
    )

    const first = await desk.send('POST', `${PROFILE}/totp`, { password })
    const { body } = await desk.send('POST', `${PROFILE}/totp`, { password })
    // The second secret took the place of the first.
    assert.equal((await put(codeAt(first.body.data.secret, clock))).status, 422)
    for (const code of ['', 'abcdef', 123456, ['123456'], { a: 1 }, '1'.repeat(1000), null]) {
      assert.equal((await put(code)).status, 422)
    }
    clock.forward({ minutes: 20 })
    await desk.get(`${PROFILE}/factors`)
    clock.forward({ minutes: 20 })
    await desk.get(`${PROFILE}/factors`)
    clock.forward({ minutes: 21 })
    assert.equal((await put(codeAt(body.data.secret, clock))).body.type, 'totp-not-begun')
  })

  test('is taken away with the password alone, ends other sign-ins, and tells the person', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const { account } = await openActiveClient()
    const phone = await signedIn()
    const desk = await signedIn()
    await withTotp(desk, password, clock)
    // The first factor ends what the password alone had opened.
    assert.equal((await phone.get(PROFILE)).status, 401)

    const wrong = await desk.send('DELETE', `${PROFILE}/totp`, { password: 'wrong' })
    assert.equal(wrong.status, 422)
    assert.equal((await desk.send('DELETE', `${PROFILE}/totp`, { password })).status, 204)
    assert.equal((await phone.get(PROFILE)).status, 401)
    assert.equal((await desk.get(PROFILE)).status, 200)
    const { body } = await desk.get(`${PROFILE}/factors`)
    assert.deepInclude(body.data, { totp: false, recoveryCodesLeft: 0 })
    assert.deepEqual(await kindsMailed(), ['totp_added', 'totp_removed'])
    const ended = await SignIn.query().where('accountId', account.id).whereNotNull('ended_at')
    assert.deepEqual(
      ended.map(({ endReason }) => endReason),
      ['factor_changed']
    )
    assert.equal((await desk.send('DELETE', `${PROFILE}/totp`, { password })).status, 404)
  })

  test('stays while the password is too short to stand alone', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const { account } = await openActiveClient()
    const desk = await signedIn()
    await withTotp(desk, password, clock)
    account.$trx = undefined
    await account.merge({ passwordStandsAlone: false }).save()

    const { status, body } = await desk.send('DELETE', `${PROFILE}/totp`, { password })
    assert.equal(status, 409)
    assert.equal(body.type, 'password-too-short-alone')
    assert.isTrue((await desk.get(`${PROFILE}/factors`)).body.data.totp)
  })

  test('of somebody else is not touched', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    await openActiveClient()
    await openActiveClient({ billingEmail: 'other@example.org' })
    await withTotp(await signedIn(), password, clock)
    const other = await new PortalBrowser().signIn('other@example.org', password)

    assert.isFalse((await other.get(`${PROFILE}/factors`)).body.data.totp)
    assert.equal((await other.send('DELETE', `${PROFILE}/totp`, { password })).status, 404)
    assert.lengthOf(await TotpSecret.all(), 1)
  })
})

test.group('Recovery codes', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('are renewed with the password, which voids the older and ends other sign-ins', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    await openActiveClient()
    const phone = await signedIn()
    const desk = await signedIn()
    const path = `${PROFILE}/recovery-codes`
    assert.equal((await desk.send('POST', path, { password })).body.type, 'no-second-factor')

    const { recoveryCodes } = await withTotp(desk, password, clock)
    assert.equal((await desk.send('POST', path, { password: 'wrong' })).status, 422)
    const { status, body } = await desk.send('POST', path, { password })
    assert.equal(status, 200)
    assert.lengthOf(body.data.recoveryCodes, 10)
    assert.notSameMembers(body.data.recoveryCodes, recoveryCodes)
    assert.equal((await phone.get(PROFILE)).status, 401)
    assert.deepEqual(await kindsMailed(), ['totp_added', 'codes_renewed'])
  })
})
