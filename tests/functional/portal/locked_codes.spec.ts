import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { sendResetLink } from '#domain/accounts/links/send_reset_link'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import OutboxMail from '#models/outbox_mail'
import Staff from '#models/staff'
import { codeAt, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient, openPortal, tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { PASSWORD } from '#tests/support/portal_world'
import { ADMIN, staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'

const atStep = async (base: string, email: string, password: string) => {
  const browser = new PortalBrowser()
  const { status } = await browser.send('POST', `${base}/session`, { email, password })
  if (status !== 202) throw new Error(`The first step answered ${status}`)
  return (code: string) => browser.send('POST', `${base}/session/second-factor`, { code })
}

test.group('After a hundred wrong codes', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('the second step says that a new password is needed, and takes codes after one', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const { account } = await openActiveClient()
    const desk = await new PortalBrowser().signIn(EMAIL, GOOD_PASSWORD)
    const { secret } = await withTotp(desk, GOOD_PASSWORD, clock)
    clock.forward({ minutes: 2 })
    await Account.query().where('id', account.id).update({ wrong_codes: 99 })

    const step = await atStep(API, EMAIL, GOOD_PASSWORD)
    const right = codeAt(secret, clock)
    const wrong = right === '000000' ? '111111' : '000000'
    for (const code of [wrong, right]) {
      const { status, body } = await step(code)
      assert.equal(status, 401)
      assert.equal(body.type, 'codes-locked')
      assert.match(body.detail, /set a new password/)
      assert.equal(body.helps, 'new_password')
      assert.notProperty(body, 'left')
    }
    // Who is signed in stays so: it is signing in that is guessed at.
    assert.equal((await desk.get(`${API}/profile`)).status, 200)
    // Whoever has the wrong password learns nothing of it.
    const stranger = await new PortalBrowser().send('POST', `${API}/session`, {
      email: EMAIL,
      password: 'not the password at all',
    })
    assert.equal(stranger.body.type, 'invalid-credentials')

    await sendResetLink(EMAIL, tester, clock.now())
    const mail = await OutboxMail.query().where('kind', 'password_reset').firstOrFail()
    const { token } = openSecrets(encryption, mail.secretParams)
    const password = 'grey herons over the weir'
    const reset = await new PortalBrowser().send('PUT', `${API}/password-resets/${token}`, {
      password,
    })
    assert.equal(reset.status, 204)
    await db.from('rate_limits').delete()
    const again = await atStep(API, EMAIL, password)
    assert.equal((await again(codeAt(secret, clock))).status, 200)
  })

  test('and two more hundreds, the second step says that the company helps', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const { account } = await openActiveClient()
    const desk = await new PortalBrowser().signIn(EMAIL, GOOD_PASSWORD)
    const { secret } = await withTotp(desk, GOOD_PASSWORD, clock)
    clock.forward({ minutes: 2 })
    const counts = { wrong_codes: 300, wrong_codes_allowed: 300 }
    await Account.query().where('id', account.id).update(counts)
    const step = await atStep(API, EMAIL, GOOD_PASSWORD)
    const { status, body } = await step(codeAt(secret, clock))
    assert.equal(status, 401)
    assert.deepInclude(body, { type: 'codes-locked', helps: 'company' })
    assert.match(body.detail, /a new password by mail does not change that/)
  })

  test('staff are told whom to ask', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const staff = await staffMember()
    const desk = await staffSignedIn(staff)
    const { secret } = await withTotp(desk, PASSWORD, clock, `${ADMIN}/profile`)
    clock.forward({ minutes: 2 })
    await Staff.query().where('id', staff.id).update({ wrong_codes: 100 })
    const step = await atStep(ADMIN, staff.email, PASSWORD)
    const { status, body } = await step(codeAt(secret, clock))
    assert.equal(status, 401)
    assert.equal(body.type, 'codes-locked')
    assert.match(body.detail, /whoever runs this server/)
    assert.equal(body.helps, 'server')
  })
})
