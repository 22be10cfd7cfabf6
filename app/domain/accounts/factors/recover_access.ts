import { randomBytes } from 'node:crypto'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { lockHolder, ownedBy, targetOf } from '#domain/accounts/factors/factor_holder'
import { removeAllFactors } from '#domain/accounts/factors/remove_all_factors'
import { hasSecondFactor } from '#domain/accounts/factors/second_factor'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { issueToken } from '#domain/accounts/links/secret_tokens'
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
}

/**
 * For somebody who lost phone, keys and recovery codes: takes every second factor off, ends all their
 * sign-ins, voids what was mailed and the password, and mails a link to choose another one to the
 * address on file. The password never stays: whoever took the phone may have it too, and would be in
 * by it alone. Throws HashingBusy.
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

    const removed = await removeAllFactors(trx, account)
    const signedOut = await endSignIns(trx, ownedBy(account), 'recovered', now)
    await storePassword(trx, account, { passwordHash, standsAlone: true }, now)
    const holder = { accountId: account.id, membershipId: null, email }
    const { secret, expiresAt } = await issueToken(trx, 'password_reset', holder, now)
    const params = { at: iso(now), expiresAt: iso(expiresAt) }
    const news = { kind: 'access_recovered' as const, params, secrets: { token: secret } }
    await tellPerson(trx, account, news)

    const details = { ...removed, signedOut }
    const facts = { action: 'access.recovered', target: targetOf(account), details }
    await recordAudit(trx, actor, facts, now)
    return done({ signedOut })
  })
}
