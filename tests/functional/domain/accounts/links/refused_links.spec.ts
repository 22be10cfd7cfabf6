import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import { acceptInvite } from '#domain/accounts/links/accept_invite'
import { resetPassword } from '#domain/accounts/links/reset_password'
import { issueToken } from '#domain/accounts/links/secret_tokens'
import AuditEvent from '#models/audit_event'
import { truncate } from '#tests/support/database'
import {
  GOOD_PASSWORD,
  NOW,
  openActiveClient,
  openPortal,
  openTestClient,
  visitor,
} from '#tests/support/people'

const told = async (action: string) => {
  const events = await AuditEvent.query().where('action', action).orderBy('id')
  return events.map(({ outcome, targetId, details }) => [outcome, targetId, details.reason])
}

test.group('Links that are brought too late or again', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('an invite is told as refused, by whose it was', async ({ assert }) => {
    const { account, membership } = await openTestClient()
    membership.$trx = undefined
    await membership.merge({ state: 'invited' }).save()
    const holder = { accountId: account.id, membershipId: membership.id, email: account.email! }
    const { secret } = await writeTransaction((trx) => issueToken(trx, 'invite', holder, NOW))

    const late = NOW.plus({ days: 8 })
    assert.isFalse((await acceptInvite(secret, GOOD_PASSWORD, visitor, late)).ok)
    const results = await Promise.all(
      [1, 2].map(() => acceptInvite(secret, GOOD_PASSWORD, visitor, NOW))
    )
    assert.lengthOf(
      results.filter(({ ok }) => ok),
      1
    )
    assert.isFalse((await acceptInvite('A'.repeat(43), GOOD_PASSWORD, visitor, NOW)).ok)

    assert.deepEqual(await told('invite.accepted'), [
      ['refused', account.publicId, 'link_expired'],
      ['done', membership.publicId, undefined],
      ['refused', account.publicId, 'link_used'],
    ])
  })

  test('so is a link for a new password', async ({ assert }) => {
    const { account } = await openActiveClient()
    const holder = { accountId: account.id, membershipId: null, email: account.email! }
    const { secret } = await writeTransaction((trx) =>
      issueToken(trx, 'password_reset', holder, NOW)
    )
    const late = NOW.plus({ hours: 2 })
    assert.isFalse((await resetPassword(secret, 'copper kettle at dawn', visitor, late)).ok)
    assert.deepEqual(await told('password.reset'), [['refused', account.publicId, 'link_expired']])
  })
})
