import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { sendResetLink } from '#domain/accounts/links/send_reset_link'
import { changeSetting } from '#domain/settings/change_setting'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import OutboxMail from '#models/outbox_mail'
import SecretToken from '#models/secret_token'
import { truncate } from '#tests/support/database'
import { paymentWorld } from '#tests/support/payment_world'
import {
  GOOD_PASSWORD,
  NOW,
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

test.group('Invites over the API', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  async function invited() {
    const { membership } = await openTestClient()
    await sendInvites({ memberships: [membership.id] }, tester, DateTime.utc())
    return secretOf('invite')
  }

  test('show, accept, sign in', async ({ assert }) => {
    const token = await invited()
    const shown = await browse().get(`${API}/invites/${token}`)
    assert.equal(shown.status, 200)
    assert.deepInclude(shown.body.data, {
      companyName: 'Larkspur Studio',
      clientName: 'Kestrel Bay Coffee',
      email: EMAIL,
      password: { min: 15, besideFactor: false },
    })
    assert.equal(shown.headers.get('referrer-policy'), 'no-referrer')
    assert.lengthOf(await db.from('sessions'), 0)

    const accepted = await browse().send('PUT', `${API}/invites/${token}`, {
      password: NEW_PASSWORD,
    })
    assert.equal(accepted.status, 204)
    await browse().signIn(EMAIL, NEW_PASSWORD)

    const again = await browse().send('PUT', `${API}/invites/${token}`, { password: GOOD_PASSWORD })
    assert.deepInclude(again.body, { status: 410, type: 'link-used' })
    assert.equal((await browse().get(`${API}/invites/${token}`)).body.type, 'link-used')
  })

  test('a weak password is 422 with the reason at its field', async ({ assert }) => {
    const token = await invited()
    const { status, body } = await browse().send('PUT', `${API}/invites/${token}`, {
      password: 'short',
    })
    assert.equal(status, 422)
    assert.equal(body.type, 'weak-password')
    assert.deepInclude(body.errors[0], { field: 'password', rule: 'password_too_short' })
    assert.include(body.errors[0].message, '15 characters')
  })

  test('somebody who has a password is asked for none, and one that is sent is refused', async ({
    assert,
  }) => {
    await openActiveClient()
    const { membership } = await openTestClient({ name: 'Heron Mill' })
    await sendInvites({ memberships: [membership.id] }, tester, DateTime.utc())
    const token = await secretOf('invite')
    const put = (body: object) => browse().send('PUT', `${API}/invites/${token}`, body)
    const shown = await browse().get(`${API}/invites/${token}`)
    // Whether they have a second factor is not told: staff who copy a link hold it too.
    assert.deepInclude(shown.body.data, { hasPassword: true, password: null })

    const refused = await put({ password: NEW_PASSWORD })
    assert.deepInclude(refused.body, { status: 422, type: 'invalid-input' })
    assert.deepInclude(refused.body.errors[0], { field: 'password', rule: 'password_not_wanted' })

    const inside = await browse().signIn(EMAIL, GOOD_PASSWORD)
    assert.equal((await put({})).status, 204)
    const { body } = await inside.get(`${API}/bootstrap`)
    assert.lengthOf(body.data.account.memberships, 2)
  })

  test('somebody new who sends no password is told at its field', async ({ assert }) => {
    const token = await invited()
    const { status, body } = await browse().send('PUT', `${API}/invites/${token}`, {})
    assert.equal(status, 422)
    assert.deepInclude(body.errors[0], { field: 'password', rule: 'password_missing' })
  })

  test('a renewal is 202 for any link, and mails only the address on file', async ({ assert }) => {
    const token = await invited()
    for (const link of [token, 'A'.repeat(43), 'nonsense']) {
      const { status } = await browse().send('POST', `${API}/invites/${link}/renewal`)
      assert.equal(status, 202)
    }
    const mails = await OutboxMail.all()
    assert.deepEqual(
      mails.map(({ toEmail }) => toEmail),
      [EMAIL, EMAIL]
    )
  })

  test('guessing links is limited', async ({ assert }) => {
    const token = await invited()
    const answers = await Promise.all(
      Array.from({ length: 14 }, () => browse().get(`${API}/invites/${token}`))
    )
    assert.lengthOf(
      answers.filter(({ status }) => status === 429),
      4
    )
  })
})

test.group('Password resets over the API', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  const ask = (email: unknown) => browse().send('POST', `${API}/password-resets`, { email })

  /** As the worker does it. */
  async function resetLink() {
    await sendResetLink(EMAIL, tester, DateTime.utc())
    return secretOf('password_reset')
  }

  test('asking answers 202 and leaves the same rows for every address', async ({ assert }) => {
    await openActiveClient()
    for (const email of [EMAIL, 'unknown@example.org', 'not an address']) {
      const { status, body } = await ask(email)
      assert.equal(status, 202)
      assert.lengthOf(body, 0)
    }
    const jobs = (await db.from('queue_jobs').select('data')).map(
      ({ data }) => JSON.parse(data).name
    )
    assert.deepEqual(jobs, ['send_reset_link', 'send_reset_link', 'send_reset_link'])
    assert.isNull(await OutboxMail.first())
    assert.equal((await ask({ $ne: '' })).status, 422)
  })

  test('asking is limited per address and person', async ({ assert }) => {
    const statuses = []
    for (let times = 0; times < 4; times++) statuses.push((await ask(EMAIL)).status)
    assert.deepEqual(statuses, [202, 202, 202, 429])
    assert.equal((await ask('somebody-else@example.org')).status, 202)
  })

  test('sets the password once, ends every session and tells by mail', async ({ assert }) => {
    await openActiveClient()
    const elsewhere = await browse().signIn(EMAIL, GOOD_PASSWORD)
    const token = await resetLink()

    assert.deepEqual((await browse().get(`${API}/password-resets/${token}`)).body, {
      data: { email: EMAIL, password: { min: 15, besideFactor: false } },
    })
    const reset = await browse().send('PUT', `${API}/password-resets/${token}`, {
      password: NEW_PASSWORD,
    })
    assert.equal(reset.status, 204)

    assert.isNull((await elsewhere.get(`${API}/bootstrap`)).body.data.account)
    await browse().signIn(EMAIL, NEW_PASSWORD)
    const old = await browse().send('POST', `${API}/session`, {
      email: EMAIL,
      password: GOOD_PASSWORD,
    })
    assert.equal(old.status, 401)
    assert.lengthOf(await OutboxMail.query().where('kind', 'password_changed'), 1)

    const again = await browse().send('PUT', `${API}/password-resets/${token}`, {
      password: GOOD_PASSWORD,
    })
    assert.deepInclude(again.body, { status: 410, type: 'link-used' })
  })

  test('works for one hour, and only the newest link', async ({ assert }) => {
    await openActiveClient()
    const older = await resetLink()
    const newer = await resetLink()
    assert.equal((await browse().get(`${API}/password-resets/${older}`)).body.type, 'link-expired')
    assert.equal((await browse().get(`${API}/password-resets/${newer}`)).status, 200)

    const anHourAgo = DateTime.utc().minus({ seconds: 1 }).toISO()
    await SecretToken.query().whereNull('voided_at').update({ expiresAt: anHourAgo })
    const late = await browse().send('PUT', `${API}/password-resets/${newer}`, {
      password: NEW_PASSWORD,
    })
    assert.deepInclude(late.body, { status: 410, type: 'link-expired' })
  })

  test('an invite’s link is no reset link, and the reverse', async ({ assert }) => {
    await openActiveClient()
    const token = await resetLink()
    assert.equal((await browse().get(`${API}/invites/${token}`)).status, 410)
  })

  test('is for those who may sign in: the invited get a new invite, the disabled nothing', async ({
    assert,
  }) => {
    const { membership } = await openTestClient()
    await sendInvites({ memberships: [membership.id] }, tester, DateTime.utc())
    assert.equal(await sendResetLink(EMAIL, tester, DateTime.utc()), 'invited_again')

    await membership.merge({ state: 'disabled' }).save()
    assert.equal(await sendResetLink(EMAIL, tester, DateTime.utc()), 'nothing')
    assert.equal(await sendResetLink('unknown@example.org', tester, DateTime.utc()), 'nothing')
    assert.lengthOf(await OutboxMail.query().where('kind', 'password_reset'), 0)
  })
})

test.group('Changing the password', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  const change = (browser: PortalBrowser, currentPassword: string, password: string) =>
    browser.send('PUT', `${API}/profile/password`, { currentPassword, password })

  test('asks for the current one, keeps this session and ends the others', async ({ assert }) => {
    const { account } = await openActiveClient()
    const here = await browse().signIn(EMAIL, GOOD_PASSWORD)
    const there = await browse().signIn(EMAIL, GOOD_PASSWORD)

    const wrong = await change(here, 'not my password at all', NEW_PASSWORD)
    assert.deepInclude(wrong.body, { status: 422, type: 'wrong-password' })
    assert.equal(wrong.body.errors[0].field, 'currentPassword')

    assert.equal((await change(here, GOOD_PASSWORD, NEW_PASSWORD)).status, 204)
    assert.equal((await here.get(`${API}/profile`)).status, 200)
    assert.equal((await there.get(`${API}/profile`)).status, 401)
    assert.lengthOf(await OutboxMail.query().where('kind', 'password_changed'), 1)
    assert.isNotNull((await Account.findOrFail(account.id)).passwordSetAt)
  })

  test('goes on under a new session id, and a copy of the older cookie is worth nothing', async ({
    assert,
  }) => {
    await openActiveClient()
    const here = await browse().signIn(EMAIL, GOOD_PASSWORD)
    const copy = here.copy()
    const [before] = await db.from('sessions').select('id', 'user_id')

    assert.equal((await change(here, GOOD_PASSWORD, NEW_PASSWORD)).status, 204)

    const [after, ...others] = await db.from('sessions').select('id', 'user_id')
    assert.notEqual(after.id, before.id)
    assert.equal(after.user_id, before.user_id)
    assert.lengthOf(others, 0)
    assert.equal((await copy.get(`${API}/profile`)).status, 401)
    assert.equal((await here.get(`${API}/profile`)).status, 200)
  })

  test('does not extend the time after which one has to sign in again', async ({
    assert,
    cleanup,
  }) => {
    const { clock } = await paymentWorld(cleanup, { webhooks: false })
    const limits = { idleMinutes: 12 * 60, absoluteHours: 12 }
    await changeSetting('sessions', limits, tester, NOW)
    await openActiveClient()
    const browser = await browse().signIn(EMAIL, GOOD_PASSWORD)
    clock.forward({ hours: 11 })
    assert.equal((await change(browser, GOOD_PASSWORD, NEW_PASSWORD)).status, 204)
    assert.equal((await browser.get(`${API}/profile`)).status, 200)
    clock.forward({ hours: 2 })
    assert.equal((await browser.get(`${API}/profile`)).status, 401)
  })

  test('is limited, so that a borrowed browser cannot guess', async ({ assert }) => {
    await openActiveClient()
    const browser = await browse().signIn(EMAIL, GOOD_PASSWORD)
    for (let times = 0; times < 5; times++) await change(browser, 'wrong wrong wrong', NEW_PASSWORD)
    assert.equal((await change(browser, GOOD_PASSWORD, NEW_PASSWORD)).status, 429)
  })
})
