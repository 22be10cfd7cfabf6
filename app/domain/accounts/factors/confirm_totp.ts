import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { factorChanged } from '#domain/accounts/factors/factor_changed'
import { lockHolder, ownedBy, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { issueRecoveryCodes } from '#domain/accounts/factors/recovery_codes'
import { factorsOf } from '#domain/accounts/factors/second_factor'
import { stepOfCode } from '#domain/accounts/factors/totp_code'
import { openTotpSecret } from '#domain/accounts/factors/totp_secret_box'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import TotpSecret from '#models/totp_secret'

/** How long a secret that nobody confirmed may still be. */
const CONFIRM_WITHIN = { hours: 1 }

/**
 * Makes an authenticator app a second factor, once a code of it is shown. Answers ten recovery
 * codes, shown once; older ones are void.
 */
export async function confirmTotp(
  person: FactorHolder,
  code: string,
  keptSignInId: number,
  actor: Actor,
  now: DateTime
): Promise<Done<string[]> | Refused<'totp_not_begun' | 'wrong_code'> | ProofLost> {
  const shown = shownBy(person, keptSignInId)
  return writeTransaction(async (trx) => {
    const lost = await proofLost(trx, shown, actor, now)
    if (lost) return lost
    await lockHolder(trx, person)
    const totp = await TotpSecret.query({ client: trx })
      .where(ownedBy(person))
      .whereNull('confirmed_at')
      .first()
    if (!totp || now >= totp.createdAt.plus(CONFIRM_WITHIN)) return refused('totp_not_begun')

    const secret = openTotpSecret(totp.secret)
    const step = secret === null ? null : stepOfCode(secret, code, now)
    if (step === null) return refused('wrong_code')

    const { passkeys } = await factorsOf(person, trx)
    // The code that was shown here signs nobody in any more.
    await totp.merge({ confirmedAt: now, lastStep: step }).save()
    const codes = await issueRecoveryCodes(trx, person, now)
    const change = { kind: 'totp_added' as const, keptSignInId, isOnly: passkeys.length === 0 }
    await factorChanged(trx, person, change, actor, now)
    return done(codes)
  })
}
