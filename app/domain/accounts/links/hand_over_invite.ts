import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { issueInvites, type NewToken } from '#domain/accounts/links/secret_tokens'
import { lockMembership } from '#domain/accounts/members/lock_members'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Membership from '#models/membership'

/**
 * Gives staff the link of an invite, to hand it over where mail does not arrive; nothing is mailed.
 * Like every new link it voids the older one. The secret is in this answer and nowhere else. Whoever
 * takes such an invite has shown nothing about the address.
 */
export async function handOverInvite(
  of: Membership,
  actor: Actor,
  now: DateTime
): Promise<Done<NewToken> | Refused<'already_active' | 'access_disabled' | 'no_address'>> {
  return writeTransaction(async (trx) => {
    const membership = await lockMembership(trx, of)
    const { id, accountId, account, clientId, publicId } = membership
    if (membership.state === 'active') return refused('already_active')
    if (membership.state === 'disabled') return refused('access_disabled')
    if (account.email === null) return refused('no_address')

    await lockRows(trx, 'memberships', [id])
    const holder = { membershipId: id, accountId, email: account.email, handedOver: true }
    const [token] = await issueInvites(trx, [holder], now)
    await membership.merge({ state: 'invited', invitedAt: now, updatedAt: now }).save()
    const target = { type: 'membership', id: publicId }
    await recordAudit(trx, actor, { action: 'invite.handed_over', clientId, target }, now)
    return done(token)
  })
}
