import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { factorChanged } from '#domain/accounts/factors/factor_changed'
import { lockHolder, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { issueRecoveryCodes } from '#domain/accounts/factors/recovery_codes'
import { secondFactorOf } from '#domain/accounts/factors/second_factor'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** Ten new recovery codes, shown once; the older are void and every other sign-in ends. */
export async function renewRecoveryCodes(
  person: FactorHolder,
  keptSignInId: number,
  actor: Actor,
  now: DateTime
): Promise<Done<string[]> | Refused<'no_second_factor'> | ProofLost> {
  const shown = shownBy(person, keptSignInId)
  return writeTransaction(async (trx) => {
    const lost = await proofLost(trx, shown, actor, now)
    if (lost) return lost
    await lockHolder(trx, person)
    if (!(await secondFactorOf(person, trx))) return refused('no_second_factor')

    const codes = await issueRecoveryCodes(trx, person, now)
    await factorChanged(trx, person, { kind: 'codes_renewed', keptSignInId }, actor, now)
    return done(codes)
  })
}
