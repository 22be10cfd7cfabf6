import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import type { FactorMethod } from '#domain/accounts/factors/second_factor'
import { useRecoveryCode } from '#domain/accounts/factors/recovery_codes'
import { useTotp } from '#domain/accounts/factors/use_totp'
import { usePasskey, type Assertion } from '#domain/accounts/factors/use_passkey'
import {
  codeWasWrong,
  countCode,
  forgetWrongCodes,
  isForGood,
} from '#domain/accounts/factors/wrong_codes'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** What somebody brings as second factor. */
export type FactorProof = { code: string } | { recoveryCode: string } | { assertion: Assertion }

export type CheckRefusal = Refused<'wrong_code' | 'codes_locked' | 'codes_ended'>

/**
 * Which factor of this person the proof shows. It is used up; a wrong one is told in the log. After
 * a hundred wrong codes in a row no code is looked at, until there is another password
 * (`codes_locked`): whoever tries codes has shown the older one. After three hundred a mailed one is
 * not enough (`codes_ended`). Passkeys cannot be guessed and go on. The caller has consumed its limit
 * first.
 */
export async function checkSecondFactor(
  person: FactorHolder,
  proof: FactorProof,
  actor: Actor,
  now: DateTime
): Promise<Done<FactorMethod> | CheckRefusal> {
  const factor = methodOf(proof)
  return writeTransaction(async (trx) => {
    const count = 'assertion' in proof ? null : await countCode(trx, person)
    const outcome = count?.isLocked ? 'locked' : await use(trx, person, proof, now)
    const target = targetOf(person)
    if (outcome === 'right') {
      if (factor !== 'passkey') await forgetWrongCodes(trx, person)
      if (factor !== 'recovery_code') return done(factor)
      // Both factors were right by now: it is the person.
      const as = { ...actor, ...target }
      await recordAudit(trx, as, { action: 'recovery_code.used', target }, now)
      return done(factor)
    }
    const details = { factor, ...(outcome !== 'wrong' && { reason: outcome }) }
    const facts = { action: 'second_factor.checked', outcome: 'refused' as const, target, details }
    await recordAudit(trx, actor, facts, now)
    if (!count) return refused('wrong_code')
    if (!count.isLocked) await codeWasWrong(trx, person, count, actor, now)
    if (count.tries < count.allowed) return refused('wrong_code')
    return refused(isForGood(count) ? 'codes_ended' : 'codes_locked')
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
