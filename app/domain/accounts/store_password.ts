import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { voidTokens } from '#domain/accounts/secret_tokens'
import { endSessions } from '#domain/accounts/sessions'
import type Account from '#models/account'

/**
 * Gives an account its new password, already hashed: every link still out is void, and every
 * session ends.
 */
export async function storePassword(
  trx: TransactionClientContract,
  account: Account,
  passwordHash: string,
  now: DateTime
): Promise<void> {
  account.useTransaction(trx)
  await account.merge({ passwordHash, passwordSetAt: now }).save()
  await voidTokens(trx, { accountId: account.id }, now)
  await endSessions(trx, account)
}
