import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lockRows } from '#database/write_transaction'
import { refused, type Refused } from '#domain/shared/result'
import Staff from '#models/staff'

export type NotOwner = Refused<'not_allowed'>

/**
 * Locks all staff for the rest of the transaction, and reads the two again: of two changes at once the
 * later one sees what the earlier did, so that owners cannot take each other's role away until nobody
 * has it. Refused when whoever asks is no enabled owner by now.
 */
export async function lockStaff(
  trx: TransactionClientContract,
  { of, by }: { of: Staff; by: Staff }
): Promise<Staff | NotOwner> {
  const refusal = await lockOwner(trx, by)
  return refusal ?? Staff.findOrFail(of.id, { client: trx })
}

/** The same where it is about nobody who is there yet. */
export async function lockOwner(
  trx: TransactionClientContract,
  by: Staff
): Promise<NotOwner | null> {
  const everybody = await trx.from('staff').select('id')
  await lockRows(
    trx,
    'staff',
    everybody.map(({ id }) => Number(id))
  )
  const asker = await Staff.findOrFail(by.id, { client: trx })
  return asker.isEnabled && asker.role === 'owner' ? null : refused('not_allowed')
}

/** Whether nobody else is an enabled owner, who has come in: an invite alone manages nothing. */
export async function isLastOwner(
  trx: TransactionClientContract,
  { id, role, isEnabled }: Staff
): Promise<boolean> {
  if (role !== 'owner' || !isEnabled) return false
  const other = await trx
    .from('staff')
    .where('role', 'owner')
    .whereNull('disabled_at')
    .whereNotNull('password_set_at')
    .whereNot('id', id)
    .first()
  return !other
}
