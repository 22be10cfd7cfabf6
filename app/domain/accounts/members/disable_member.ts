import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { isLastOwner, lockMembership } from '#domain/accounts/members/lock_members'
import { noLongerOwner, type NoLonger } from '#domain/accounts/members/no_longer'
import { voidTokens } from '#domain/accounts/links/secret_tokens'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Membership from '#models/membership'
import type { Reader } from '#models/reader'

/**
 * Ends somebody's access to one client, at once: sign-ins by this membership end, its invites are
 * void. What the person does for other clients goes on. Colleagues cannot remove the last active
 * owner; the company can disable anybody. Asked again it changes nothing, but what the company
 * disabled only the company enables.
 */
export async function disableMember(
  of: Membership,
  asker: 'staff' | Reader,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | Refused<'last_owner'> | NoLonger> {
  const by = asker === 'staff' ? 'staff' : 'account'
  return writeTransaction(async (trx) => {
    const lost = asker === 'staff' ? null : await noLongerOwner(trx, asker)
    if (lost) return lost
    const membership = await lockMembership(trx, of)
    if (by === 'account' && (await isLastOwner(trx, membership))) return refused('last_owner')
    const isAlready = membership.state === 'disabled'
    if (isAlready && (by === 'account' || membership.disabledBy === 'staff')) return done()

    const { id, clientId, accountId, publicId } = membership
    await membership.merge({ state: 'disabled', disabledAt: now, disabledBy: by }).save()
    await endSignIns(trx, { membershipId: id }, 'access_changed', now)
    await voidTokens(trx, { accountId, purpose: 'invite', membershipId: id }, now)
    const target = { type: 'membership', id: publicId }
    await recordAudit(trx, actor, { action: 'membership.disabled', clientId, target }, now)
    return done()
  })
}
