import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { lockMembership } from '#domain/accounts/members/lock_members'
import { voidTokens } from '#domain/accounts/links/secret_tokens'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Membership from '#models/membership'

/** Takes an invite back: its link is void, and "Send me a new link" sends none. */
export async function revokeInvite(
  of: Membership,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | Refused<'not_invited'>> {
  return writeTransaction(async (trx) => {
    const membership = await lockMembership(trx, of)
    if (membership.state !== 'invited') return refused('not_invited')

    const { id, clientId, accountId, publicId } = membership
    await membership.merge({ state: 'not_invited' }).save()
    await voidTokens(trx, { accountId, purpose: 'invite', membershipId: id }, now)
    const target = { type: 'membership', id: publicId }
    await recordAudit(trx, actor, { action: 'invite.revoked', clientId, target }, now)
    return done()
  })
}
