import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { sendLink } from '#domain/accounts/links/send_link'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import AuditEvent from '#models/audit_event'
import Client from '#models/client'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { paymentWorld } from '#tests/support/payment_world'
import { GOOD_PASSWORD, openActiveClient, openPortal, tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'
const NEW_EMAIL = 'meera@kestrelbay.example'
const NEW_PASSWORD = 'grey herons over the weir'

const browse = () => new PortalBrowser()
const signedIn = (email = EMAIL) => browse().signIn(email, GOOD_PASSWORD)

const ask = (browser: PortalBrowser, email: unknown, password = GOOD_PASSWORD) =>
  browser.send('POST', `${API}/profile/email-changes`, { email, password })
const use = (browser: PortalBrowser, token: string) =>
  browser.send('PUT', `${API}/email-changes/${token}`, {})
const pendingOf = async (browser: PortalBrowser) =>
  (await browser.get(`${API}/profile`)).body.data.pendingEmail

async function linkTo(email: string): Promise<string> {
  const mail = await OutboxMail.query()
    .where({ kind: 'email_change', toEmail: email })
    .orderBy('id', 'desc')
    .firstOrFail()
  return openSecrets(encryption, mail.secretParams).token
}

test.group('A change of address', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('waits for the link to the new address, and the old one is told', async ({ assert }) => {
    await openActiveClient()
    const browser = await signedIn()
    const { status, body } = await ask(browser, ` ${NEW_EMAIL.toUpperCase()} `)
    assert.equal(status, 202)
    assert.deepEqual(body, { data: { pendingEmail: NEW_EMAIL } })

    const { data } = (await browser.get(`${API}/profile`)).body
    assert.deepInclude(data, { email: EMAIL, pendingEmail: NEW_EMAIL })
    const mails = await OutboxMail.query().orderBy('id')
    assert.deepEqual(
      mails.map(({ kind, toEmail }) => [kind, toEmail]),
      [
        ['email_change', NEW_EMAIL],
        ['email_change_asked', EMAIL],
      ]
    )

    const token = await linkTo(NEW_EMAIL)
    for (let times = 0; times < 2; times++) {
      const look = await browse().get(`${API}/email-changes/${token}`)
      assert.equal(look.status, 200)
      assert.equal(look.body.data.email, NEW_EMAIL)
      assert.equal(look.headers.get('referrer-policy'), 'no-referrer')
    }
    await signedIn()
  })

  test('is made by the link, once: verified, other sign-ins ended, the old address told', async ({
    assert,
  }) => {
    const { account, client } = await openActiveClient()
    const here = await signedIn()
    const there = await signedIn()
    await ask(here, NEW_EMAIL)
    const token = await linkTo(NEW_EMAIL)

    assert.equal((await use(here, token)).status, 204)
    const changed = await Account.findOrFail(account.id)
    assert.equal(changed.email, NEW_EMAIL)
    assert.isNotNull(changed.emailVerifiedAt)
    assert.equal((await here.get(`${API}/profile`)).status, 200)
    assert.isNull(await pendingOf(here))
    assert.equal((await there.get(`${API}/profile`)).status, 401)
    const [{ reason }] = await db
      .from('sign_ins')
      .whereNotNull('ended_at')
      .select('end_reason as reason')
    assert.equal(reason, 'address_changed')

    const last = await OutboxMail.query().orderBy('id', 'desc').firstOrFail()
    assert.deepInclude({ kind: last.kind, to: last.toEmail }, { kind: 'email_changed', to: EMAIL })
    await signedIn(NEW_EMAIL)
    const old = await browse().send('POST', `${API}/session`, {
      email: EMAIL,
      password: GOOD_PASSWORD,
    })
    assert.equal(old.status, 401)
    assert.deepInclude((await use(browse(), token)).body, { status: 410, type: 'link-used' })
    assert.equal((await Client.findOrFail(client.id)).billingEmail, EMAIL)
    const done = { action: 'email.changed', outcome: 'done' }
    assert.lengthOf(await AuditEvent.query().where(done), 1)
  })

  test('brought from a browser that is not signed in ends every sign-in', async ({ assert }) => {
    await openActiveClient()
    const browser = await signedIn()
    await ask(browser, NEW_EMAIL)
    assert.equal((await use(browse(), await linkTo(NEW_EMAIL))).status, 204)
    assert.equal((await browser.get(`${API}/profile`)).status, 401)
  })

  test('asks for the password again, and tries are limited', async ({ assert }) => {
    await openActiveClient()
    const browser = await signedIn()
    const wrong = await ask(browser, NEW_EMAIL, 'not my password at all')
    assert.deepInclude(wrong.body, { status: 422, type: 'wrong-password' })
    assert.equal(wrong.body.errors[0].field, 'password')
    assert.isNull(await OutboxMail.first())
    for (let times = 0; times < 4; times++) await ask(browser, NEW_EMAIL, 'wrong wrong wrong')
    assert.equal((await ask(browser, NEW_EMAIL)).status, 429)
  })

  test('mails to one address after another are limited', async ({ assert }) => {
    await openActiveClient()
    const browser = await signedIn()
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await ask(browser, `a${n}@b.example`)).status)
    assert.deepEqual(statuses, [202, 202, 202, 202, 202, 429])
  })

  test('answers alike for an address that somebody has, who gets a mail without a link', async ({
    assert,
  }) => {
    await openActiveClient()
    const heron = {
      name: 'Heron Mill',
      contactName: 'Tom Aas',
      billingEmail: 'office@heron.example',
    }
    await openActiveClient(heron)
    const browser = await signedIn()
    const free = await ask(browser, NEW_EMAIL)
    const taken = await ask(browser, 'office@heron.example')
    assert.equal(taken.status, free.status)
    assert.deepEqual(taken.body, { data: { pendingEmail: 'office@heron.example' } })
    assert.equal(await pendingOf(browser), 'office@heron.example')

    const mail = await OutboxMail.query().where('toEmail', 'office@heron.example').firstOrFail()
    assert.equal(mail.kind, 'email_change_taken')
    assert.isNull(mail.secretParams)
    assert.notInclude(JSON.stringify(mail.params), 'Meera')
    // The older wish is void.
    assert.equal((await use(browse(), await linkTo(NEW_EMAIL))).body.type, 'link-expired')
  })

  test('is refused when somebody got the address meanwhile', async ({ assert }) => {
    const { account } = await openActiveClient()
    await ask(await signedIn(), NEW_EMAIL)
    await openActiveClient({ name: 'Heron Mill', billingEmail: NEW_EMAIL })
    const answer = await use(browse(), await linkTo(NEW_EMAIL))
    assert.deepInclude(answer.body, { status: 409, type: 'email-taken' })
    assert.equal((await Account.findOrFail(account.id)).email, EMAIL)
  })

  test('of two who want one address at the same moment gives it to one', async ({ assert }) => {
    await openActiveClient()
    await openActiveClient({ name: 'Heron Mill', billingEmail: 'office@heron.example' })
    const links = []
    for (const email of [EMAIL, 'office@heron.example']) {
      await ask(await signedIn(email), NEW_EMAIL)
      links.push(await linkTo(NEW_EMAIL))
    }
    const answers = await Promise.all(links.map((link) => use(browse(), link)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409])
    assert.lengthOf(await Account.query().where('email', NEW_EMAIL), 1)
  })

  test('by one link brought twice at once is made once', async ({ assert }) => {
    await openActiveClient()
    await ask(await signedIn(), NEW_EMAIL)
    const token = await linkTo(NEW_EMAIL)
    const answers = await Promise.all([1, 2, 3].map(() => use(browse(), token)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410, 410])
    assert.lengthOf(await OutboxMail.query().where('kind', 'email_changed'), 1)
  })

  test('is taken back, by oneself or by another password', async ({ assert }) => {
    await openActiveClient()
    const browser = await signedIn()
    await ask(browser, NEW_EMAIL)
    assert.equal((await browser.send('DELETE', `${API}/profile/email-changes`)).status, 204)
    assert.isNull(await pendingOf(browser))
    assert.equal((await use(browse(), await linkTo(NEW_EMAIL))).body.type, 'link-expired')
    assert.equal((await browser.send('DELETE', `${API}/profile/email-changes`)).status, 204)
    assert.lengthOf(await AuditEvent.query().where('action', 'email.change_cancelled'), 1)

    await ask(browser, NEW_EMAIL)
    const change = { currentPassword: GOOD_PASSWORD, password: NEW_PASSWORD }
    await browser.send('PUT', `${API}/profile/password`, change)
    assert.equal((await use(browse(), await linkTo(NEW_EMAIL))).body.type, 'link-expired')
  })

  test('voids the links that went to the older address', async ({ assert }) => {
    await openActiveClient()
    await sendLink('sign_in', EMAIL, tester, DateTime.utc())
    const mail = await OutboxMail.findByOrFail('kind', 'sign_in')
    const { token } = openSecrets(encryption, mail.secretParams)
    await ask(await signedIn(), NEW_EMAIL)
    await use(browse(), await linkTo(NEW_EMAIL))
    const late = await browse().send('PUT', `${API}/sign-in-links/${token}`, {})
    assert.deepInclude(late.body, { status: 410, type: 'link-expired' })
  })

  test('waits for an hour', async ({ assert, cleanup }) => {
    const { clock } = await paymentWorld(cleanup, { webhooks: false })
    await openActiveClient()
    const browser = await signedIn()
    await ask(browser, NEW_EMAIL)
    clock.forward({ minutes: 59 })
    assert.equal(await pendingOf(browser), NEW_EMAIL)
    clock.forward({ minutes: 1 })
    assert.isNull(await pendingOf(browser))
    assert.equal((await use(browse(), await linkTo(NEW_EMAIL))).body.type, 'link-expired')
  })

  test('takes an address and nothing else', async ({ assert }) => {
    await openActiveClient()
    const browser = await signedIn()
    for (const [email, rule] of [
      ['nonsense', 'bad_email'],
      ['a@b.example, c@d.example', 'bad_email'],
      [EMAIL.toUpperCase(), 'same_email'],
    ]) {
      const { status, body } = await ask(browser, email)
      assert.equal(status, 422)
      assert.deepInclude(body.errors[0], { field: 'email', rule })
    }
    for (const email of [['a@b.example'], { toString: 1 }, 7, null, 'a@b.example\r\nBcc: x@y.z']) {
      assert.equal((await ask(browser, email)).status, 422)
    }
    assert.isNull(await OutboxMail.first())
    assert.equal((await ask(browse(), NEW_EMAIL)).status, 401)
  })
})
