import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { sendResetLink } from '#domain/accounts/links/send_reset_link'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { PROFILE, withTotp } from '#tests/support/authenticator_app'
import { paymentWorld } from '#tests/support/payment_world'
import { GOOD_PASSWORD, openActiveClient, openPortal, tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'
const SHORT = 'tall heron'

const change = (browser: PortalBrowser, currentPassword: string, password: string) =>
  browser.send('PUT', `${PROFILE}/password`, { currentPassword, password })

test.group('A password of eight characters and more', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  async function world(cleanup: (work: () => Promise<void>) => void) {
    const { clock } = await paymentWorld(cleanup, { webhooks: false })
    const { account } = await openActiveClient()
    const browser = await new PortalBrowser().signIn(EMAIL, GOOD_PASSWORD)
    const standsAlone = async () => (await Account.findOrFail(account.id)).passwordStandsAlone
    return { clock, account, browser, standsAlone }
  }

  test('is enough beside a second factor, which then stays', async ({ assert, cleanup }) => {
    const { clock, browser, standsAlone } = await world(cleanup)
    const alone = await change(browser, GOOD_PASSWORD, SHORT)
    assert.equal(alone.body.type, 'weak-password')
    assert.include(alone.body.errors[0].message, '15 characters')
    const rule = async () => (await browser.get(`${API}/profile`)).body.data.password
    assert.deepEqual(await rule(), { min: 15, besideFactor: false })

    await withTotp(browser, GOOD_PASSWORD, clock)
    const shorter = await change(browser, GOOD_PASSWORD, 'heron')
    assert.include(shorter.body.errors[0].message, '8 characters')
    assert.deepEqual(await rule(), { min: 8, besideFactor: true })
    assert.equal((await change(browser, GOOD_PASSWORD, SHORT)).status, 204)
    assert.isFalse(await standsAlone())

    const removal = await browser.send('DELETE', `${PROFILE}/totp`, { password: SHORT })
    assert.deepInclude(removal.body, { status: 409, type: 'password-too-short-alone' })
    assert.equal((await change(browser, SHORT, GOOD_PASSWORD)).status, 204)
    assert.isTrue(await standsAlone())
    const second = await browser.send('DELETE', `${PROFILE}/totp`, { password: GOOD_PASSWORD })
    assert.isBelow(second.status, 300)
  })

  test('is enough by a link too, for who has a second factor alone', async ({
    assert,
    cleanup,
  }) => {
    const { clock, browser, standsAlone } = await world(cleanup)
    const told: unknown[] = []
    const reset = async () => {
      await sendResetLink(EMAIL, tester, clock.now())
      const mail = await OutboxMail.query().where('kind', 'password_reset').orderBy('id', 'desc')
      const { token } = openSecrets(encryption, mail[0].secretParams)
      const look = await new PortalBrowser().get(`${API}/password-resets/${token}`)
      told.push(look.body.data.password)
      const body = { password: SHORT }
      return new PortalBrowser().send('PUT', `${API}/password-resets/${token}`, body)
    }
    assert.equal((await reset()).status, 422)
    await withTotp(browser, GOOD_PASSWORD, clock)
    assert.equal((await reset()).status, 204)
    assert.isFalse(await standsAlone())
    // The page asks for what the server takes.
    assert.deepEqual(told, [
      { min: 15, besideFactor: false },
      { min: 8, besideFactor: true },
    ])
  })

  test('and the last second factor do not go at the same moment', async ({ assert, cleanup }) => {
    const { clock, browser, account } = await world(cleanup)
    await withTotp(browser, GOOD_PASSWORD, clock)
    await Promise.all([
      change(browser, GOOD_PASSWORD, SHORT),
      browser.send('DELETE', `${PROFILE}/totp`, { password: GOOD_PASSWORD }),
    ])
    const again = await new PortalBrowser().signIn(EMAIL, GOOD_PASSWORD).catch(() => null)
    const { passwordStandsAlone } = await Account.findOrFail(account.id)
    // Either the app went and the long password stayed, or the short one came and the app stayed.
    assert.equal(passwordStandsAlone, again !== null)
  })
})
