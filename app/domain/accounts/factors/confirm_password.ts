import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { verifyPassword } from '#domain/accounts/passwords/bounded_hash'
import { targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/**
 * Whether somebody who is signed in knows the password still: asked before their factors change. A
 * wrong one is told in the log. Throws HashingBusy; the caller has consumed its limit first.
 */
export async function confirmPassword(
  person: FactorHolder,
  password: string,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | Refused<'wrong_password'>> {
  if (await verifyPassword(person.passwordHash, password)) return done()

  const facts = { action: 'password.confirmed', outcome: 'refused' as const }
  await writeTransaction((trx) =>
    recordAudit(trx, actor, { ...facts, target: targetOf(person) }, now)
  )
  return refused('wrong_password')
}
