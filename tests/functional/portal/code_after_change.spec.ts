import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { sendLink } from '#domain/accounts/links/send_link'
import { newPublicId } from '#domain/shared/public_id'
import { openSecrets } from '#mails/secret_params'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import SignIn from '#models/sign_in'
import { truncate } from '#tests/support/database'
import { browserByLink, linkFor } from '#tests/support/pay_links'
import { tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { activate, invoiceFor, openPortal, PASSWORD } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

const type = (browser: PortalBrowser, code: unknown) =>
  browser.send('PUT', `${API}/pay-links/code`, { code })

async function secretsOf(kind: string): Promise<Record<string, string>> {
  const mail = await OutboxMail.query().where('kind', kind).orderBy('id', 'desc').firstOrFail()
  return openSecrets(encryption, mail.secretParams)
}

/** A browser that came by a pay link, asked for a code, and holds it. */
async function codeMailed() {
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const { account, membership } = await activate(client)
  const browser = await browserByLink((await linkFor(invoice)).secret)
  const asked = await browser.send('POST', `${API}/pay-links/code`)
  if (asked.status !== 202) throw new Error(`The code answered ${asked.status}`)
  return { client, account, membership, browser, code: (await secretsOf('pay_link_code')).code }
}

test.group('A code that was mailed before', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('a password was reset opens nothing', async ({ assert }) => {
    const { account, browser, code } = await codeMailed()
    await sendLink('password_reset', account.email!, tester, DateTime.utc())
    const { token } = await secretsOf('password_reset')
    const password = 'grey herons over the weir'
    const reset = await new PortalBrowser().send('PUT', `${API}/password-resets/${token}`, {
      password,
    })
    assert.equal(reset.status, 204)
    const { status, body } = await type(browser, code)
    assert.equal(status, 422)
    assert.equal(body.type, 'wrong-code')
  })

  test('the address was changed opens nothing', async ({ assert }) => {
    const { account, browser, code } = await codeMailed()
    const desk = await new PortalBrowser().signIn(account.email!, PASSWORD)
    const wish = { email: 'meera@kestrel.example', password: PASSWORD }
    const asked = await desk.send('POST', `${API}/profile/email-changes`, wish)
    assert.equal(asked.status, 202)
    const { token } = await secretsOf('email_change')
    const applied = await new PortalBrowser().send('PUT', `${API}/email-changes/${token}`, {})
    assert.equal(applied.status, 204)
    assert.equal((await type(browser, code)).status, 422)
  })

  test('the person left the client opens no other client of theirs', async ({ assert }) => {
    const { account, membership, browser, code } = await codeMailed()
    const { client: other } = await invoiceFor('Heron Mill', { number: 'B-1' })
    await Membership.create({
      publicId: newPublicId(),
      clientId: other.id,
      accountId: account.id,
      role: 'owner',
      state: 'active',
      activatedAt: DateTime.utc(),
    })
    await membership.merge({ state: 'disabled' }).save()
    assert.equal((await type(browser, code)).status, 422)
    assert.isNull(await SignIn.findBy('accountId', account.id))
  })
})
