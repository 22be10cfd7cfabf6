import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type Account from '#models/account'

/** The tag that a person's sessions carry in the store. */
export function sessionTag(account: Account): string {
  return `account:${account.id}`
}

/**
 * Ends the sessions of a person in the transaction of the change that calls for it, but for the one
 * that asked for the change.
 */
export async function endSessions(
  trx: TransactionClientContract,
  account: Account,
  exceptSessionId: string | null = null
): Promise<number> {
  const query = trx.from('sessions').where('user_id', sessionTag(account))
  if (exceptSessionId !== null) query.whereNot('id', exceptSessionId)
  const ended: unknown = await query.delete()
  return Number(ended)
}

/**
 * Whether a session that began at `startedAt` still holds. A request in flight while its session
 * was ended writes the row again, so the row alone proves nothing: a session from before the last
 * change of the password is over.
 */
export function sessionHolds(account: Account, startedAt: DateTime): boolean {
  return account.passwordSetAt === null || startedAt >= account.passwordSetAt
}
