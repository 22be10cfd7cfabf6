import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { ownedBy, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { allowMoreCodes, forgetWrongCodes } from '#domain/accounts/factors/wrong_codes'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { voidMailed } from '#domain/accounts/links/void_mailed'
import { iso } from '#domain/shared/iso'
import { withdrawApprovals } from '#domain/staff/cli_sign_ins/withdraw_approvals'
import { voidStaffLinks } from '#domain/staff/staff_links'
import Account from '#models/account'
import Staff from '#models/staff'

type NewPassword = {
  passwordHash: string
  /** Whether it is good enough without a second factor. */
  standsAlone: boolean
}

type Choices = {
  keptSignInId?: number | null
  /** Whether a link was used. */
  byLink?: boolean
  /** Whether that went only to the address. */
  verifies?: boolean
}

/**
 * Gives a person a new password, already hashed: every link and code still out is void, terminals that
 * staff approved get nothing, and every sign-in ends but the one that is kept. Wrong codes count anew, as whoever tried them had the older
 * one; after a link they stay counted, as it shows no more than who reads the mail. Written past the
 * model, which would take a transaction that was rolled back and tried again for one that had changed
 * nothing.
 */
export async function storePassword(
  trx: TransactionClientContract,
  person: FactorHolder,
  { passwordHash, standsAlone }: NewPassword,
  now: DateTime,
  { keptSignInId = null, byLink = false, verifies = byLink }: Choices = {}
): Promise<void> {
  const at = iso(now)
  const change = { passwordHash, passwordStandsAlone: standsAlone, updatedAt: at }
  if (person instanceof Staff) {
    await Staff.query({ client: trx })
      .where('id', person.id)
      .update({ ...change, passwordSetAt: at })
    await voidStaffLinks(trx, person.id, now)
    await withdrawApprovals(trx, person.id, now)
  } else {
    const verified = verifies && person.emailVerifiedAt === null
    await Account.query({ client: trx })
      .where('id', person.id)
      .update({ ...change, passwordSetAt: at, ...(verified && { emailVerifiedAt: at }) })
    await voidMailed(trx, person.id, now)
  }
  await (byLink ? allowMoreCodes(trx, person) : forgetWrongCodes(trx, person))
  const others = { ...ownedBy(person), exceptId: keptSignInId }
  await endSignIns(trx, others, 'password_changed', now)
}
