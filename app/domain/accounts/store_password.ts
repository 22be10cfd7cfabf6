import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { voidTokens } from '#domain/accounts/secret_tokens'
import { endSignIns } from '#domain/accounts/sign_ins'
import type Account from '#models/account'

/**
 * Gives an account its new password, already hashed: every link still out is void, and every
 * sign-in ends but the one that is kept.
 */
export async function storePassword(
  trx: TransactionClientContract,
  account: Account,
  passwordHash: string,
  now: DateTime,
  { keptSignInId = null }: { keptSignInId?: number | null } = {}
): Promise<void> {
  account.useTransaction(trx)
  await account.merge({ passwordHash, passwordSetAt: now }).save()
  await voidTokens(trx, { accountId: account.id }, now)
  const others = { accountId: account.id, exceptId: keptSignInId }
  await endSignIns(trx, others, 'password_changed', now)
}
