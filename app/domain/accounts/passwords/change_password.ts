import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { hashPassword, verifyPassword } from '#domain/accounts/passwords/bounded_hash'
import { judgePassword, refusedByNow } from '#domain/accounts/passwords/judge_password'
import type { WeakPassword } from '#domain/accounts/passwords/password_policy'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import { storePassword } from '#domain/accounts/passwords/store_password'
import { tellPasswordChanged } from '#domain/accounts/passwords/tell_password_changed'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done } from '#domain/shared/result'
import type Account from '#models/account'

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
  account: Account,
  change: PasswordChange,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | ProofLost | WeakPassword> {
  const shown = shownBy(account, change.signInId)
  const facts = { target: { type: 'account', id: account.publicId } }

  if (!(await verifyPassword(account.passwordHash, change.currentPassword))) {
    await writeTransaction((trx) =>
      recordAudit(trx, actor, { action: 'password.changed', outcome: 'refused', ...facts }, now)
    )
    return refused('wrong_password')
  }

  const policy = await judgePassword(account, change.password)
  if (!policy.ok) return policy

  const passwordHash = await hashPassword(change.password)
  const { standsAlone } = policy.value
  const kept = { keptSignInId: change.signInId }
  return writeTransaction(async (trx) => {
    const lost = await proofLost(trx, shown, actor, now)
    if (lost) return lost
    const weak = await refusedByNow(trx, account, standsAlone)
    if (weak) return weak
    await storePassword(trx, account, { passwordHash, standsAlone }, now, kept)
    await tellPasswordChanged(trx, account, now)
    await recordAudit(trx, actor, { action: 'password.changed', ...facts }, now)
    return done()
  })
}
