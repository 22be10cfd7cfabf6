import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { iso } from '#domain/shared/iso'

/**
 * Whoever's tokens end, or password changes, has approved no terminal: those that did not fetch their
 * token yet are refused it. The caller has the person locked.
 */
export async function withdrawApprovals(
  trx: TransactionClientContract,
  staffId: number,
  now: DateTime
): Promise<void> {
  await trx
    .from('cli_sign_ins')
    .where('staff_id', staffId)
    .whereNull('taken_at')
    .whereNull('refused_at')
    .update({ refused_at: iso(now) })
}
