import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { hashPassword, verifyPassword } from '#domain/accounts/passwords/bounded_hash'
import { judgePassword, refusedByNow } from '#domain/accounts/passwords/judge_password'
import type { WeakPassword } from '#domain/accounts/passwords/password_policy'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import { storePassword } from '#domain/accounts/passwords/store_password'
import { tellPasswordChanged } from '#domain/accounts/passwords/tell_password_changed'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done } from '#domain/shared/result'

type PasswordChange = {
  currentPassword: string
  password: string
  /** The sign-in that asked, which goes on. */
  signInId: number
}

/**
 * Changes the password of somebody who is signed in and knows the current one. Every other sign-in
 * ends; the caller gives the session of the one that asked a new id. A password that was reset while
 * this one was being checked stays.
 * Throws HashingBusy.
 */
export async function changePassword(
  person: FactorHolder,
  change: PasswordChange,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | ProofLost | WeakPassword> {
  const shown = shownBy(person, change.signInId)
  const facts = { target: targetOf(person) }

  if (!(await verifyPassword(person.passwordHash, change.currentPassword))) {
    await writeTransaction((trx) =>
      recordAudit(trx, actor, { action: 'password.changed', outcome: 'refused', ...facts }, now)
    )
    return refused('wrong_password')
  }

  const policy = await judgePassword(person, change.password)
  if (!policy.ok) return policy

  const passwordHash = await hashPassword(change.password)
  const { standsAlone } = policy.value
  const kept = { keptSignInId: change.signInId }
  return writeTransaction(async (trx) => {
    const lost = await proofLost(trx, shown, actor, now)
    if (lost) return lost
    const weak = await refusedByNow(trx, person, standsAlone)
    if (weak) return weak
    await storePassword(trx, person, { passwordHash, standsAlone }, now, kept)
    await tellPasswordChanged(trx, person, now)
    await recordAudit(trx, actor, { action: 'password.changed', ...facts }, now)
    return done()
  })
}
