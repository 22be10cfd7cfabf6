import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { voidMailed } from '#domain/accounts/links/void_mailed'
import { iso } from '#domain/shared/iso'
import Account from '#models/account'

type NewPassword = {
  passwordHash: string
  /** Whether it is good enough without a second factor. */
  standsAlone: boolean
}

type Choices = {
  keptSignInId?: number | null
  /** Whether a link that went only to the address was used. */
  byLink?: boolean
}

/**
 * Gives an account its new password, already hashed: every link and code still out is void, and every
 * sign-in ends but the one that is kept. Written past the model, which would take a transaction that
 * was rolled back and tried again for one that had changed nothing.
 */
export async function storePassword(
  trx: TransactionClientContract,
  account: Account,
  { passwordHash, standsAlone }: NewPassword,
  now: DateTime,
  { keptSignInId = null, byLink = false }: Choices = {}
): Promise<void> {
  const verified = byLink && account.emailVerifiedAt === null
  await Account.query({ client: trx })
    .where('id', account.id)
    .update({
      passwordHash,
      passwordSetAt: iso(now),
      passwordStandsAlone: standsAlone,
      updatedAt: iso(now),
      ...(verified && { emailVerifiedAt: iso(now) }),
    })
  await voidMailed(trx, account.id, now)
  const others = { accountId: account.id, exceptId: keptSignInId }
  await endSignIns(trx, others, 'password_changed', now)
}
