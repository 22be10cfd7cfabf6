import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { ownedBy, tableOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { readAssertion, type Site } from '#domain/accounts/factors/passkey_ceremony'
import { forgetUnlessLocked } from '#domain/accounts/factors/wrong_codes'
import { iso } from '#domain/shared/iso'
import Passkey from '#models/passkey'

export type Assertion = {
  response: AuthenticationResponseJSON
  /** The one that this browser was given, which nobody used before. */
  challenge: string
  site: Site
}

/** `counter_regressed`: another copy of the key signed more often, so one of the two is stolen. */
export type PasskeyOutcome = 'right' | 'wrong' | 'counter_regressed'

/** The passkey that a response names, of clients' people or of staff. */
export function findPasskey(
  credentialId: string,
  of: 'account' | 'staff'
): Promise<Passkey | null> {
  return Passkey.query()
    .where('credential_id', credentialId)
    .whereNotNull(of === 'account' ? 'account_id' : 'staff_id')
    .first()
}

/**
 * Whether a response was signed by a passkey of this person. Its counter must go up, where the
 * device counts at all (WebAuthn 3, 6.1.1); of two requests with one count exactly one is right. The
 * wrong codes before a right one were not in a row.
 */
export async function usePasskey(
  trx: TransactionClientContract,
  person: FactorHolder,
  { response, challenge, site }: Assertion,
  now: DateTime
): Promise<PasskeyOutcome> {
  await lockRows(trx, tableOf(person), [person.id])
  const passkey = await Passkey.query({ client: trx })
    .where(ownedBy(person))
    .where('credential_id', response.id)
    .first()
  const read = passkey ? await readAssertion(response, passkey, challenge, site) : null
  if (!passkey || !read) return 'wrong'

  const used = await trx
    .from('passkeys')
    .where('id', passkey.id)
    .where((query) => {
      query.where('counter', '<', read.counter)
      if (read.counter === 0) query.orWhere('counter', 0)
    })
    .update({ counter: read.counter, backed_up: read.backedUp, last_used_at: iso(now) })
  if (Number(used) !== 1) return 'counter_regressed'
  await forgetUnlessLocked(trx, person)
  return 'right'
}
