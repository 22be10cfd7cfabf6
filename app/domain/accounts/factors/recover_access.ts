import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { lockHolder, ownedBy, targetOf } from '#domain/accounts/factors/factor_holder'
import { removeAllFactors } from '#domain/accounts/factors/remove_all_factors'
import { hasSecondFactor } from '#domain/accounts/factors/second_factor'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { CODES_WARN_AT, forgetWrongCodes } from '#domain/accounts/factors/wrong_codes'
import { issueToken } from '#domain/accounts/links/secret_tokens'
import { voidMailed } from '#domain/accounts/links/void_mailed'
import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { storePassword } from '#domain/accounts/passwords/store_password'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type Account from '#models/account'

export type RecoveredAccess = {
  /** On how many devices. */
  signedOut: number
  /** Whether the password is void, and a link to choose another one was mailed. */
  newPassword: boolean
}

/**
 * For somebody who lost phone, keys and recovery codes: takes every second factor off, ends all their
 * sign-ins, voids what was mailed, and tells them at the address on file. The password goes too where
 * it must not stand alone: it is shorter than that takes, or somebody who knows it was guessing codes.
 * A link to choose another one is in the mail then. Throws HashingBusy.
 */
export async function recoverAccess(
  account: Account,
  actor: Actor,
  now: DateTime
): Promise<Done<RecoveredAccess> | Refused<'nothing_to_recover' | 'no_address'>> {
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'))
  return writeTransaction(async (trx) => {
    await lockHolder(trx, account)
    const { email } = account
    if (email === null) return refused('no_address')
    if (!(await hasSecondFactor(account, trx))) return refused('nothing_to_recover')

    const newPassword = !account.passwordStandsAlone || account.wrongCodes >= CODES_WARN_AT
    const removed = await removeAllFactors(trx, account)
    const signedOut = await endSignIns(trx, ownedBy(account), 'recovered', now)
    if (newPassword) await storePassword(trx, account, { passwordHash, standsAlone: true }, now)
    else await forgetPast(trx, account, now)

    const link = newPassword ? await resetLink(trx, { account, email }, now) : null
    const params = { at: iso(now), expiresAt: link?.expiresAt ?? null }
    const secrets = link ? { token: link.token } : undefined
    await tellPerson(trx, account, { kind: 'access_recovered', params, secrets })

    const details = { ...removed, signedOut, newPassword }
    const facts = { action: 'access.recovered', target: targetOf(account), details }
    await recordAudit(trx, actor, facts, now)
    return done({ signedOut, newPassword })
  })
}

async function forgetPast(trx: TransactionClientContract, account: Account, now: DateTime) {
  await voidMailed(trx, account.id, now)
  await forgetWrongCodes(trx, account)
}

async function resetLink(
  trx: TransactionClientContract,
  { account, email }: { account: Account; email: string },
  now: DateTime
) {
  const holder = { accountId: account.id, membershipId: null, email }
  const { secret, expiresAt } = await issueToken(trx, 'password_reset', holder, now)
  return { token: secret, expiresAt: iso(expiresAt) }
}
