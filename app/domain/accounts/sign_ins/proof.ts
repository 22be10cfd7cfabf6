import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { refused, type Refused } from '#domain/shared/result'

export type ProofLost = Refused<'wrong_password'> | Refused<'not_signed_in'>

/** What somebody who is signed in has shown of themselves. */
type Shown = {
  person: FactorHolder
  /** The hash that the password was verified against. */
  passwordHash: string
  /** The sign-in that asks. */
  signInId: number
}

/**
 * Notes what a person has shown, before the transaction: what the row says in it may be another
 * password, and a transaction that is tried again finds the row as the first try read it.
 */
export function shownBy(person: FactorHolder, signInId: number): Shown {
  return { person, passwordHash: person.passwordHash, signInId }
}

/**
 * Locks the person, and asks whether what they have shown still counts: a password that was reset
 * while this request was under way is not to be undone by it. Null when all is well; else the
 * refusal, which is told in the log.
 */
export async function proofLost(
  trx: TransactionClientContract,
  { person, passwordHash, signInId }: Shown,
  actor: Actor,
  now: DateTime
): Promise<ProofLost | null> {
  const target = targetOf(person)
  const isStaff = target.type === 'staff'
  const table = isStaff ? 'staff' : 'accounts'
  await lockRows(trx, table, [person.id])
  const same = trx.from(table).where({ id: person.id, password_hash: passwordHash })
  const knows = await (isStaff ? same.whereNull('disabled_at') : same).first()
  const isIn = await trx.from('sign_ins').where('id', signInId).whereNull('ended_at').first()
  if (knows && isIn) return null

  const facts = { action: 'password.confirmed', outcome: 'refused' as const, target }
  await recordAudit(trx, actor, facts, now)
  return isIn ? refused('wrong_password') : refused('not_signed_in')
}
