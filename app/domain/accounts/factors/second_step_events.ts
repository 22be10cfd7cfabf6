import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { closeReplaced } from '#domain/accounts/sign_ins/close_replaced'
import { targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'

/**
 * Tells that somebody showed the right first factor and is asked for the second: whoever has
 * somebody's password and stops there would leave no trace otherwise. Ends the sign-in that the
 * browser had before: whoever begins to sign in is not signed in any more.
 */
export function recordFirstFactor(
  person: FactorHolder,
  { method, replacesId }: { method: 'password' | 'link'; replacesId: number | null },
  actor: Actor,
  now: DateTime
): Promise<void> {
  const facts = { action: 'session.first_factor', target: targetOf(person), details: { method } }
  return writeTransaction(async (trx) => {
    await closeReplaced(trx, replacesId, actor, now)
    await recordAudit(trx, actor, facts, now)
  })
}

/**
 * Tells that a second step led nowhere without a code being wrong: `no_challenge` is a passkey's
 * answer to a challenge that this browser was not given, or gave before.
 */
export function recordStepRefusal(
  person: FactorHolder,
  reason: 'step_over' | 'no_challenge',
  actor: Actor,
  now: DateTime
): Promise<void> {
  const facts = { action: 'second_factor.checked', target: targetOf(person), details: { reason } }
  return writeTransaction((trx) => recordAudit(trx, actor, { ...facts, outcome: 'refused' }, now))
}
