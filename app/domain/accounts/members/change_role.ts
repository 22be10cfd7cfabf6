import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { isLastOwner, lockMembership } from '#domain/accounts/members/lock_members'
import { noLongerOwner, type NoLonger } from '#domain/accounts/members/no_longer'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Membership from '#models/membership'
import type { Reader } from '#models/reader'

type Change = {
  role: Membership['role']
  /** The owner who asks, whose own sign-in goes on; null is the company. */
  by: Reader | null
  /** The role that the page showed; of another one nothing is changed. */
  expected?: Membership['role']
}

/**
 * Gives somebody of a client another role. It holds at once, also for requests that are under way
 * elsewhere: every sign-in by this membership ends. Colleagues cannot take the role from the last
 * active owner; the company can.
 */
export async function changeRole(
  of: Membership,
  { role, by, expected }: Change,
  actor: Actor,
  now: DateTime
): Promise<
  | Done<undefined>
  | Refused<'last_owner'>
  | Refused<'access_disabled'>
  | Refused<'changed_meanwhile'>
  | NoLonger
> {
  return writeTransaction(async (trx) => {
    const lost = by && (await noLongerOwner(trx, by))
    if (lost) return lost
    const membership = await lockMembership(trx, of)
    if (membership.state === 'disabled') return refused('access_disabled')
    if (expected !== undefined && membership.role !== expected && membership.role !== role) {
      return refused('changed_meanwhile')
    }
    const isTaken = by !== null && role !== 'owner'
    if (isTaken && (await isLastOwner(trx, membership))) return refused('last_owner')

    if (await storeRole(trx, membership, role, actor, now)) {
      const others = { membershipId: membership.id, exceptId: by?.signIn.id ?? null }
      await endSignIns(trx, others, 'access_changed', now)
    }
    return done()
  })
}

/** Answers whether it is another one. */
export async function storeRole(
  trx: TransactionClientContract,
  membership: Membership,
  role: Membership['role'],
  actor: Actor,
  now: DateTime
): Promise<boolean> {
  const before = membership.role
  if (before === role) return false
  await membership.useTransaction(trx).merge({ role }).save()

  const { clientId, publicId } = membership
  const target = { type: 'membership', id: publicId }
  const details = { before, after: role }
  await recordAudit(
    trx,
    actor,
    { action: 'membership.role_changed', clientId, target, details },
    now
  )
  return true
}
