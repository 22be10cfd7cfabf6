import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { usePasskey, type Assertion } from '#domain/accounts/factors/use_passkey'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'

/**
 * Signs somebody in by a passkey alone: it is something they have, and it asked who is there.
 * `letIn` opens the sign-in, or answers null. The log tells of a refusal, and when the key's counter
 * went back; the caller's answer is the same whatever is wrong.
 */
export async function bySignature<Person extends FactorHolder, Result>(
  person: Person | null,
  assertion: Assertion,
  letIn: (person: Person) => Promise<Result | null>,
  actor: Actor,
  now: DateTime
): Promise<Result | null> {
  const outcome = person
    ? await writeTransaction((trx) => usePasskey(trx, person, assertion, now))
    : 'wrong'
  const result = person && outcome === 'right' ? await letIn(person) : null
  if (result) return result

  const reason = outcome === 'counter_regressed' ? { reason: outcome } : {}
  const facts = {
    action: 'session.opened',
    outcome: 'refused' as const,
    target: person ? targetOf(person) : null,
    details: { method: 'passkey', ...reason },
  }
  await writeTransaction((trx) => recordAudit(trx, actor, facts, now))
  return null
}
