import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { issueToken } from '#domain/accounts/links/secret_tokens'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { writeTransaction } from '#database/write_transaction'
import { openSecrets } from '#mails/secret_params'
import AuditEvent from '#models/audit_event'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { activate, invoiceFor, openPortal } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

const renew = (token: string) => new PortalBrowser().send('POST', `${API}/invites/${token}/renewal`)

const mailed = (kind: string) => OutboxMail.query().where('kind', kind).orderBy('id')

/** Somebody who was invited and did nothing yet, and the link they were mailed. */
async function invited() {
  const { client } = await invoiceFor('Kestrel')
  const membership = await Membership.findByOrFail('client_id', client.id)
  await sendInvites({ memberships: [membership.id] }, tester, DateTime.utc())
  const [mail] = await mailed('invite')
  return { client, membership, token: openSecrets(encryption, mail.secretParams).token }
}

/** Somebody who signs in, with invites that they kept. */
async function active(invites: number) {
  const { client } = await invoiceFor('Kestrel')
  const { account, membership, email } = await activate(client)
  const holder = { accountId: account.id, membershipId: membership.id, email }
  const tokens: string[] = []
  for (let n = 0; n < invites; n++) {
    const { secret } = await writeTransaction((trx) =>
      issueToken(trx, 'invite', holder, DateTime.utc())
    )
    tokens.push(secret)
  }
  return { email, tokens }
}

async function reached() {
  const events = await AuditEvent.query().where('action', 'limit.reached').orderBy('id')
  return events.map(({ outcome, details }) => [outcome, details.limit])
}

test.group('A new link in place of an invite', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('is mailed three times a day, and more than that the log alone is told of', async ({
    assert,
  }) => {
    const { token } = await invited()
    const first = await renew(token)
    assert.equal(first.status, 202)
    for (let n = 0; n < 4; n++) {
      const { status, body } = await renew(token)
      assert.equal(status, 202)
      assert.deepEqual(body, first.body)
    }
    // The one they were invited by, and three more.
    const mails = await mailed('invite')
    assert.lengthOf(mails, 4)
    assert.deepEqual(await reached(), [['refused', 'invite_renewal']])
    const newest = openSecrets(encryption, mails[3].secretParams).token
    assert.equal((await new PortalBrowser().get(`${API}/invites/${newest}`)).status, 200)
  })

  test('is no more often when all ask at once', async ({ assert }) => {
    const { token } = await invited()
    const answers = await Promise.all(Array.from({ length: 8 }, () => renew(token)))
    assert.isTrue(answers.every(({ status }) => status === 202))
    assert.lengthOf(await mailed('invite'), 4)
  })

  test('is a reset for somebody who signs in, as often as resets are mailed', async ({
    assert,
  }) => {
    const { email, tokens } = await active(3)
    for (const token of tokens) {
      for (let n = 0; n < 2; n++) assert.equal((await renew(token)).status, 202)
    }
    const resets = await mailed('password_reset')
    assert.deepEqual(
      resets.map(({ toEmail }) => toEmail),
      Array(3).fill(email)
    )
    assert.deepEqual(await reached(), [['refused', 'reset']])
  })

  test('counts as a reset that was asked for: neither is a way past the other', async ({
    assert,
  }) => {
    const { email, tokens } = await active(1)
    const ask = () => new PortalBrowser().send('POST', `${API}/password-resets`, { email })
    for (let n = 0; n < 3; n++) assert.equal((await ask()).status, 202)
    assert.equal((await renew(tokens[0])).status, 202)
    assert.lengthOf(await mailed('password_reset'), 0)

    await db.from('rate_limits').delete()
    for (let n = 0; n < 3; n++) await renew(tokens[0])
    assert.lengthOf(await mailed('password_reset'), 3)
    assert.equal((await ask()).status, 429)
  })
})
