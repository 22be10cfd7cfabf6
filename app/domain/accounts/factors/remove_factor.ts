import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { factorChanged, type FactorChangeKind } from '#domain/accounts/factors/factor_changed'
import { lockHolder, ownedBy, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { factorsOf } from '#domain/accounts/factors/second_factor'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Passkey from '#models/passkey'
import RecoveryCode from '#models/recovery_code'
import TotpSecret from '#models/totp_secret'

export type RemovableFactor = { totp: true } | { passkey: string }

export type FactorRemovalRefusal = 'not_found' | 'password_too_short_alone' | 'factor_required'

type Removal = {
  factor: RemovableFactor
  keptSignInId: number
  /** Whether this person must have a factor: staff, by setting and role. */
  isRequired: boolean
}

/**
 * Takes an authenticator app or a passkey (by its public id) from a person. The last factor stays
 * while the password is too short to stand alone, or while the person must have one; with it the
 * recovery codes go. Every other sign-in ends.
 */
export async function removeFactor(
  person: FactorHolder,
  { factor, keptSignInId, isRequired }: Removal,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | Refused<FactorRemovalRefusal> | ProofLost> {
  const shown = shownBy(person, keptSignInId)
  return writeTransaction(async (trx) => {
    const lost = await proofLost(trx, shown, actor, now)
    if (lost) return lost
    await lockHolder(trx, person)
    const row = await rowOf(trx, person, factor)
    if (!row) return refused('not_found')

    const { totp, passkeys } = await factorsOf(person, trx)
    const isConfirmed = !(row instanceof TotpSecret) || row.confirmedAt !== null
    const isLast = isConfirmed && Number(totp) + passkeys.length === 1
    if (isLast && isRequired) return refused('factor_required')
    if (isLast && !person.passwordStandsAlone) return refused('password_too_short_alone')

    await row.delete()
    if (isLast) await RecoveryCode.query({ client: trx }).where(ownedBy(person)).delete()
    // An app that was never confirmed was no factor: nothing to tell.
    if (!isConfirmed) return done()

    const kind: FactorChangeKind = 'totp' in factor ? 'totp_removed' : 'passkey_removed'
    const details = 'passkey' in factor ? { passkey: factor.passkey } : {}
    const change = { kind, keptSignInId, isOnly: isLast, details }
    await factorChanged(trx, person, change, actor, now)
    return done()
  })
}

function rowOf(trx: TransactionClientContract, person: FactorHolder, factor: RemovableFactor) {
  if ('totp' in factor) return TotpSecret.query({ client: trx }).where(ownedBy(person)).first()
  return Passkey.query({ client: trx })
    .where(ownedBy(person))
    .where('public_id', factor.passkey)
    .first()
}
