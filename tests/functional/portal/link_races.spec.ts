import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { letIn } from '#domain/accounts/sign_ins/let_in'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { sendLink } from '#domain/accounts/links/send_link'
import { openSecrets } from '#mails/secret_params'
import Account from '#models/account'
import OutboxMail from '#models/outbox_mail'
import SignIn from '#models/sign_in'
import { truncate } from '#tests/support/database'
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
const FIRST = 'grey herons over the weir'
const SECOND = 'lanterns along the quay'

const put = (path: string, body: Record<string, unknown>) =>
  new PortalBrowser().send('PUT', `${API}/${path}`, body)

async function secretOf(kind: string): Promise<string> {
  const mail = await OutboxMail.query().where('kind', kind).orderBy('id', 'desc').firstOrFail()
  return openSecrets(encryption, mail.secretParams).token
}

async function invited() {
  const { membership } = await openTestClient()
  await sendInvites({ memberships: [membership.id] }, tester, DateTime.utc())
  return secretOf('invite')
}

async function link(kind: 'password_reset' | 'sign_in') {
  await sendLink(kind, EMAIL, tester, DateTime.utc())
  return secretOf(kind)
}

const canSignIn = async (password: string) => {
  const answer = await new PortalBrowser().send('POST', `${API}/session`, {
    email: EMAIL,
    password,
  })
  return answer.status === 200
}

test.group('Links in two browsers at once', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('an invite is taken by one, whose password it is', async ({ assert }) => {
    const token = await invited()
    const answers = await Promise.all([
      put(`invites/${token}`, { password: FIRST }),
      put(`invites/${token}`, { password: SECOND }),
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410])
    assert.equal(await canSignIn(FIRST), answers[0].status === 204)
    assert.equal(await canSignIn(SECOND), answers[1].status === 204)
  })

  test('a link for a new password is used by one, whose password it is', async ({ assert }) => {
    await openActiveClient()
    const token = await link('password_reset')
    const answers = await Promise.all([
      put(`password-resets/${token}`, { password: FIRST }),
      put(`password-resets/${token}`, { password: SECOND }),
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410])
    assert.equal(await canSignIn(FIRST), answers[0].status === 204)
    assert.equal(await canSignIn(SECOND), answers[1].status === 204)
    assert.isFalse(await canSignIn(GOOD_PASSWORD))
  })

  test('one takes an invite to a second client while the other resets: the reset holds', async ({
    assert,
  }) => {
    await openActiveClient()
    const second = await openTestClient({ name: 'Heron Mill' })
    await sendInvites({ memberships: [second.membership.id] }, tester, DateTime.utc())
    const invite = await secretOf('invite')
    const reset = await link('password_reset')

    const [accepted, chosen] = await Promise.all([
      put(`invites/${invite}`, {}),
      put(`password-resets/${reset}`, { password: SECOND }),
    ])
    assert.include([204, 410], accepted.status)
    assert.equal(chosen.status, 204)
    assert.isTrue(await canSignIn(SECOND))
    assert.isFalse(await canSignIn(GOOD_PASSWORD))
  })

  test('one signs in by a link while the other chooses a password: nobody stays by the older', async ({
    assert,
  }) => {
    const { account } = await openActiveClient()
    // The mails in this order: choosing a password voids the link to sign in, and the reverse.
    const reset = await link('password_reset')
    const signIn = await link('sign_in')
    const [entered, chosen] = await Promise.all([
      put(`sign-in-links/${signIn}`, {}),
      put(`password-resets/${reset}`, { password: FIRST }),
    ])
    assert.include([200, 410], entered.status)
    assert.include([204, 410], chosen.status)
    assert.isTrue(entered.status === 200 || chosen.status === 204)
    assert.equal(await canSignIn(FIRST), chosen.status === 204)
    const { passwordSetAt } = await Account.findOrFail(account.id)
    const stale = await SignIn.query()
      .whereNull('ended_at')
      .where('method', 'link')
      .where('signed_in_at', '<', passwordSetAt!.toISO()!)
    assert.lengthOf(chosen.status === 204 ? stale : [], 0)
  })

  test('a sign-in that began before another password was chosen is not finished after it', async ({
    assert,
  }) => {
    const { account } = await openActiveClient()
    const proved = await Account.findOrFail(account.id)
    const reset = await link('password_reset')
    assert.equal((await put(`password-resets/${reset}`, { password: FIRST })).status, 204)
    const proof = { method: 'password', replacesId: null } as const
    assert.isNull(await letIn(proved, proof, tester, DateTime.utc()))
    assert.isNull(await SignIn.first())
    const fresh = await Account.findOrFail(account.id)
    assert.isNotNull(await letIn(fresh, proof, tester, DateTime.utc()))
  })

  test('two links of one kind asked for at once leave one that works', async ({ assert }) => {
    await openActiveClient()
    const now = DateTime.utc()
    await Promise.all([1, 2, 3].map(() => sendLink('sign_in', EMAIL, tester, now)))
    const mails = await OutboxMail.query().where('kind', 'sign_in')
    const answers = []
    for (const mail of mails) {
      const { token } = openSecrets(encryption, mail.secretParams)
      answers.push((await put(`sign-in-links/${token}`, {})).status)
    }
    assert.deepEqual(answers.sort(), [200, 410, 410])
  })
})
