import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { factorChanged } from '#domain/accounts/factors/factor_changed'
import { lockHolder, ownedBy, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { readRegistration, type Site } from '#domain/accounts/factors/passkey_ceremony'
import { issueRecoveryCodes } from '#domain/accounts/factors/recovery_codes'
import { factorsOf } from '#domain/accounts/factors/second_factor'
import { proofLost, shownBy, type ProofLost } from '#domain/accounts/sign_ins/proof'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Passkey from '#models/passkey'

const MOST = 20

export type NewPasskey = {
  name: string
  response: RegistrationResponseJSON
  challenge: string
  site: Site
  keptSignInId: number
}

export type AddedPasskey = {
  passkey: Passkey
  /** Ten codes, shown once, when this is the person's first factor; else null. */
  recoveryCodes: string[] | null
}

/** Adds the passkey that a browser made. One that is somebody's already is refused. */
export async function addPasskey(
  person: FactorHolder,
  { name, response, challenge, site, keptSignInId }: NewPasskey,
  actor: Actor,
  now: DateTime
): Promise<Done<AddedPasskey> | Refused<'passkey_refused' | 'too_many_passkeys'> | ProofLost> {
  const read = await readRegistration(response, challenge, site)
  if (!read) return refused('passkey_refused')
  const { credential, backedUp } = read

  const shown = shownBy(person, keptSignInId)
  return writeTransaction(async (trx) => {
    const lost = await proofLost(trx, shown, actor, now)
    if (lost) return lost
    await lockHolder(trx, person)
    const { totp, passkeys, recoveryCodesLeft } = await factorsOf(person, trx)
    if (passkeys.length >= MOST) return refused('too_many_passkeys')
    if (await Passkey.findBy('credentialId', credential.id, { client: trx })) {
      return refused('passkey_refused')
    }
    const passkey = await Passkey.create(
      {
        ...ownedBy(person),
        publicId: newPublicId(),
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: credential.transports ?? [],
        name,
        backedUp,
        createdAt: now,
      },
      { client: trx }
    )
    const recoveryCodes =
      recoveryCodesLeft === 0 ? await issueRecoveryCodes(trx, person, now) : null
    const details = { passkey: passkey.publicId, backedUp }
    const isOnly = !totp && passkeys.length === 0
    const change = { kind: 'passkey_added' as const, keptSignInId, isOnly, details }
    await factorChanged(trx, person, change, actor, now)
    return done({ passkey, recoveryCodes })
  })
}
