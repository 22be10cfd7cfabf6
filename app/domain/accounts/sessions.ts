import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type Account from '#models/account'

/** The tag that a person's sessions carry in the store. */
export function sessionTag(account: Account): string {
  return `account:${account.id}`
}

/** Ends the sessions of a person in the transaction of the change that calls for it. */
export async function endSessions(
  trx: TransactionClientContract,
  account: Account
): Promise<number> {
  const ended: unknown = await trx.from('sessions').where('user_id', sessionTag(account)).delete()
  return Number(ended)
}

/**
 * Whether a session that is valid since `since` (its sign-in, or the change of the password that it
 * made itself) still holds. A request in flight while its session
 * was ended writes the row again, so the row alone proves nothing: a session from before the last
 * change of the password is over.
 */
export function sessionHolds(account: Account, since: DateTime): boolean {
  return account.passwordSetAt === null || since >= account.passwordSetAt
}
