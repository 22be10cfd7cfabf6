import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { voidTokens } from '#domain/accounts/links/secret_tokens'
import { iso } from '#domain/shared/iso'

/**
 * Voids everything that was mailed to a person and opens something: links, and codes that were not
 * used. Whoever reads the older mail, or knew the older password, keeps no way in.
 */
export async function voidMailed(
  trx: TransactionClientContract,
  accountId: number,
  now: DateTime
): Promise<void> {
  await voidTokens(trx, { accountId }, now)
  await trx
    .from('mailed_codes')
    .where('account_id', accountId)
    .whereNull('used_at')
    .where('expires_at', '>', iso(now))
    .update({ expires_at: iso(now) })
}
