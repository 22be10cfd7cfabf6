import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { useRecoveryCode } from '#domain/accounts/factors/recovery_codes'
import { useTotp } from '#domain/accounts/factors/use_totp'
import { usePasskey, type Assertion } from '#domain/accounts/factors/use_passkey'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type { FactorMethod } from '#domain/accounts/factors/second_factor'

/** What somebody brings as second factor. */
export type FactorProof = { code: string } | { recoveryCode: string } | { assertion: Assertion }

/**
 * Which factor of this person the proof shows, or null when none. It is used up; a wrong one is told
 * in the log. The caller has consumed its limit first.
 */
export async function checkSecondFactor(
  person: FactorHolder,
  proof: FactorProof,
  actor: Actor,
  now: DateTime
): Promise<FactorMethod | null> {
  const factor = methodOf(proof)
  return writeTransaction(async (trx) => {
    const outcome = await use(trx, person, proof, now)
    const target = targetOf(person)
    if (outcome === 'right') {
      if (factor !== 'recovery_code') return factor
      // Both factors were right by now: it is the person.
      const as = { ...actor, ...target }
      await recordAudit(trx, as, { action: 'recovery_code.used', target }, now)
      return factor
    }
    const details = { factor, ...(outcome === 'counter_regressed' && { reason: outcome }) }
    const facts = { action: 'second_factor.checked', outcome: 'refused' as const, target, details }
    await recordAudit(trx, actor, facts, now)
    return null
  })
}

function methodOf(proof: FactorProof): FactorMethod {
  if ('code' in proof) return 'totp'
  return 'recoveryCode' in proof ? 'recovery_code' : 'passkey'
}

async function use(
  trx: TransactionClientContract,
  person: FactorHolder,
  proof: FactorProof,
  now: DateTime
) {
  if ('assertion' in proof) return usePasskey(trx, person, proof.assertion, now)
  const isRight =
    'code' in proof
      ? await useTotp(trx, person, proof.code, now)
      : await useRecoveryCode(trx, person, proof.recoveryCode, now)
  return isRight ? 'right' : 'wrong'
}
