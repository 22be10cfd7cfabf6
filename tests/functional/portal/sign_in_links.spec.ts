import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { sendLink } from '#domain/accounts/links/send_link'
import { openSecrets } from '#mails/secret_params'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import SignIn from '#models/sign_in'
import { truncate } from '#tests/support/database'
import { paymentWorld } from '#tests/support/payment_world'
import {
  GOOD_PASSWORD,
  openActiveClient,
  openPortal,
  openTestClient,
  tester,
} from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'

const API = '/api/v1/client-portal'
const EMAIL = 'accounts@kestrelbay.example'
const NEW_PASSWORD = 'grey herons over the weir'

const browse = () => new PortalBrowser()

async function secretOf(kind: string): Promise<string> {
  const mail = await OutboxMail.query().where('kind', kind).orderBy('id', 'desc').firstOrFail()
  return openSecrets(encryption, mail.secretParams).token
}

/** As the worker does it. */
async function mailedLink(now = DateTime.utc()): Promise<string> {
  await sendLink('sign_in', EMAIL, tester, now)
  return secretOf('sign_in')
}

const use = (browser: PortalBrowser, token: string) =>
  browser.send('PUT', `${API}/sign-in-links/${token}`, {})

test.group('Sign-in links', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  const ask = (email: unknown) => browse().send('POST', `${API}/sign-in-links`, { email })

  test('asking answers 202 and leaves the same rows for every address', async ({ assert }) => {
    await openActiveClient()
    for (const email of [EMAIL, 'unknown@example.org', 'not an address']) {
      const { status, body } = await ask(email)
      assert.equal(status, 202)
      assert.lengthOf(body, 0)
    }
    const jobs = (await db.from('queue_jobs').select('data')).map(({ data }) => JSON.parse(data))
    assert.deepEqual(
      jobs.map(({ name }) => name),
      ['send_sign_in_link', 'send_sign_in_link', 'send_sign_in_link']
    )
    assert.lengthOf(await AuditEvent.query().where('action', 'sign_in_link.requested'), 3)
    assert.isNull(await OutboxMail.first())
  })

  test('asking is limited per address and person, and takes an address and nothing else', async ({
    assert,
  }) => {
    const statuses = []
    for (let times = 0; times < 4; times++) statuses.push((await ask(EMAIL)).status)
    assert.deepEqual(statuses, [202, 202, 202, 429])
    assert.equal((await ask('somebody-else@example.org')).status, 202)

    for (const email of [{ $ne: '' }, ['a@b.example'], '', 'x'.repeat(10_000), 7, null]) {
      assert.equal((await ask(email)).status, 422)
    }
    const more = { email: EMAIL, next: 'https://evil.example' }
    assert.equal((await browse().send('POST', `${API}/sign-in-links`, more)).status, 422)
  })

  test('looking tells whose it is, uses nothing up and leaves no session', async ({ assert }) => {
    await openActiveClient()
    const token = await mailedLink()
    for (let times = 0; times < 2; times++) {
      const { status, body, headers } = await browse().get(`${API}/sign-in-links/${token}`)
      assert.equal(status, 200)
      assert.equal(body.data.email, EMAIL)
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
    }
    assert.lengthOf(await db.from('sessions'), 0)
    assert.equal((await use(browse(), token)).status, 200)
  })

  test('signs in once, with a session that says how', async ({ assert }) => {
    await openActiveClient()
    const token = await mailedLink()
    const browser = browse()
    const { status, body } = await use(browser, token)
    assert.equal(status, 200)
    assert.equal(body.data.email, EMAIL)
    assert.equal((await browser.get(`${API}/profile`)).status, 200)
    assert.equal((await SignIn.firstOrFail()).method, 'link')

    assert.deepInclude((await use(browse(), token)).body, { status: 410, type: 'link-used' })
    assert.equal((await browse().get(`${API}/sign-in-links/${token}`)).body.type, 'link-used')
    const refused = AuditEvent.query().where({ action: 'session.opened', outcome: 'refused' })
    assert.lengthOf(await refused, 1)
  })

  test('lets one of two in who bring it at the same moment', async ({ assert }) => {
    await openActiveClient()
    const token = await mailedLink()
    const answers = await Promise.all([1, 2, 3, 4].map(() => use(browse(), token)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410, 410, 410])
    assert.lengthOf(await SignIn.all(), 1)
  })

  test('takes the place of what this browser was signed in as', async ({ assert }) => {
    await openActiveClient()
    const browser = await browse().signIn(EMAIL, GOOD_PASSWORD)
    const copy = browser.copy()
    assert.equal((await use(browser, await mailedLink())).status, 200)
    assert.equal((await copy.get(`${API}/profile`)).status, 401)
    assert.equal((await browser.get(`${API}/profile`)).status, 200)
  })

  test('works for a quarter of an hour, and only the newest', async ({ assert, cleanup }) => {
    const { clock } = await paymentWorld(cleanup, { webhooks: false })
    await openActiveClient()
    const older = await mailedLink(clock.now())
    const newer = await mailedLink(clock.now())
    assert.deepInclude((await use(browse(), older)).body, { status: 410, type: 'link-expired' })
    clock.forward({ minutes: 14 })
    assert.equal((await browse().get(`${API}/sign-in-links/${newer}`)).status, 200)
    clock.forward({ minutes: 1 })
    assert.deepInclude((await use(browse(), newer)).body, { status: 410, type: 'link-expired' })
    assert.isNull(await SignIn.first())
  })

  test('is void after another password, and voids the link to choose one', async ({ assert }) => {
    await openActiveClient()
    const stale = await mailedLink()
    const browser = await browse().signIn(EMAIL, GOOD_PASSWORD)
    const change = { currentPassword: GOOD_PASSWORD, password: NEW_PASSWORD }
    assert.equal((await browser.send('PUT', `${API}/profile/password`, change)).status, 204)
    assert.equal((await use(browse(), stale)).body.type, 'link-expired')

    await sendLink('password_reset', EMAIL, tester, DateTime.utc())
    const reset = await secretOf('password_reset')
    assert.equal((await use(browse(), await mailedLink())).status, 200)
    const gone = await browse().get(`${API}/password-resets/${reset}`)
    assert.deepInclude(gone.body, { status: 410, type: 'link-expired' })
  })

  test('lets nobody in whose last membership was disabled since', async ({ assert }) => {
    const { membership } = await openActiveClient()
    const token = await mailedLink()
    await membership.merge({ state: 'disabled' }).save()
    assert.deepInclude((await use(browse(), token)).body, { status: 410, type: 'link-expired' })
    assert.isNull(await SignIn.first())
  })

  test('is for those who may sign in: the invited get a new invite, the disabled nothing', async ({
    assert,
  }) => {
    const { membership } = await openTestClient()
    const now = DateTime.utc()
    await sendInvites({ memberships: [membership.id] }, tester, now)
    assert.equal(await sendLink('sign_in', EMAIL, tester, now), 'invited_again')
    await membership.merge({ state: 'disabled' }).save()
    assert.equal(await sendLink('sign_in', EMAIL, tester, now), 'nothing')
    assert.equal(await sendLink('sign_in', 'unknown@example.org', tester, now), 'nothing')
    assert.lengthOf(await OutboxMail.query().where('kind', 'sign_in'), 0)
  })

  test('is no link to choose a password, and the reverse', async ({ assert }) => {
    await openActiveClient()
    const token = await mailedLink()
    assert.equal((await browse().get(`${API}/password-resets/${token}`)).status, 410)
    await sendLink('password_reset', EMAIL, tester, DateTime.utc())
    assert.equal((await use(browse(), await secretOf('password_reset'))).status, 410)
    for (const nonsense of ['nonsense', "' or 1=1 --", 'x'.repeat(5_000)]) {
      assert.equal((await use(browse(), encodeURIComponent(nonsense))).status, 410)
    }
  })
})
