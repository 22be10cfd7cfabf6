import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { lockHolder, ownedBy, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { newTotpSecret, totpSheet } from '#domain/accounts/factors/totp_code'
import { sealTotpSecret } from '#domain/accounts/factors/totp_secret_box'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import { readSettings } from '#domain/settings/read_settings'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import TotpSecret from '#models/totp_secret'

export type TotpSheet = { secret: string; uri: string; qrSvg: string }

/**
 * Makes the secret of an authenticator app. It is no factor until a code of it was shown; an
 * earlier one that never was is replaced. Answers the secret, shown once: kept is its ciphertext.
 */
export async function beginTotp(
  person: FactorHolder,
  signInId: number,
  actor: Actor,
  now: DateTime
): Promise<Done<TotpSheet> | Refused<'totp_on_already'> | ProofLost> {
  const { company } = await readSettings()
  const secret = newTotpSecret()
  const shown = shownBy(person, signInId)

  return writeTransaction(async (trx) => {
    const lost = await proofLost(trx, shown, actor, now)
    if (lost) return lost
    await lockHolder(trx, person)
    const known = await TotpSecret.query({ client: trx }).where(ownedBy(person)).first()
    if (known?.confirmedAt) return refused('totp_on_already')

    await known?.delete()
    const row = { ...ownedBy(person), secret: sealTotpSecret(secret), createdAt: now }
    await TotpSecret.create(row, { client: trx })
    const label = person.email ?? person.name
    return done({ secret, ...totpSheet(secret, { issuer: company.name, label }) })
  })
}
