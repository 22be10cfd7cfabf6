import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lockRows } from '#database/write_transaction'
import Membership from '#models/membership'

/**
 * Locks who may act for a client, for the rest of the transaction: of two changes at once the later
 * one sees what the earlier did, so that the last owner cannot be taken away by two who each saw two.
 */
export function lockMembers(trx: TransactionClientContract, clientId: number): Promise<void> {
  return lockRows(trx, 'clients', [clientId])
}

/** The membership as it is now that nobody else can change it. */
export async function lockMembership(
  trx: TransactionClientContract,
  { id, clientId }: Membership
): Promise<Membership> {
  await lockMembers(trx, clientId)
  return Membership.query({ client: trx })
    .where('id', id)
    .preload('account')
    .preload('ofClient')
    .firstOrFail()
}

/** Whether nobody else at the client is an active owner. */
export async function isLastOwner(
  trx: TransactionClientContract,
  { id, clientId, role, isActive }: Membership
): Promise<boolean> {
  if (role !== 'owner' || !isActive) return false
  const other = await trx
    .from('memberships')
    .where({ client_id: clientId, role: 'owner', state: 'active' })
    .whereNot('id', id)
    .first()
  return !other
}
