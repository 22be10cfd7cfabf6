import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lockMembers } from '#domain/accounts/members/lock_members'
import { refused, type Refused } from '#domain/shared/result'
import Membership from '#models/membership'
import type { Reader } from '#models/reader'

export type NoLonger = Refused<'not_signed_in'> | Refused<'not_allowed'>

/**
 * Locks who may act for the reader's client, and asks again whether the reader is one of them: they
 * may have been removed while their request was under way. Null when they still may.
 */
export async function noLonger(
  trx: TransactionClientContract,
  { client, membership, signIn }: Reader,
  may: (membership: Membership) => boolean
): Promise<NoLonger | null> {
  await lockMembers(trx, client.id)
  const isIn = await trx.from('sign_ins').where('id', signIn.id).whereNull('ended_at').first()
  const now = membership && (await Membership.find(membership.id, { client: trx }))
  if (!isIn || !now?.isActive) return refused('not_signed_in')
  return may(now) ? null : refused('not_allowed')
}

/** Owners say who else acts for their client. */
export function noLongerOwner(
  trx: TransactionClientContract,
  reader: Reader
): Promise<NoLonger | null> {
  return noLonger(trx, reader, ({ role }) => role === 'owner')
}
