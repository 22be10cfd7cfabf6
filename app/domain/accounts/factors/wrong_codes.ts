import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { tableOf, targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'

/** Codes in a row that may be wrong; after them none is looked at (NIST SP 800-63B-4, 5.2.2). */
export const CODES_LOCK_AT = 100

/** Wrong codes in a row that are not one's own any more: whoever tries them knows the password. */
export const CODES_WARN_AT = 20

/**
 * Counts a code before it is looked at, so that codes tried at once are all counted; answers the how
 * many-th in a row it is. The person is locked from then on: the next one waits for the outcome.
 */
export async function countCode(
  trx: TransactionClientContract,
  person: FactorHolder
): Promise<number> {
  const own = () => trx.from(tableOf(person)).where('id', person.id)
  await own().increment('wrong_codes', 1)
  const { wrong_codes: tries } = await own().select('wrong_codes').firstOrFail()
  return Number(tries)
}

/** A right code, or another password: those before it were not in a row. */
export async function forgetWrongCodes(
  trx: TransactionClientContract,
  person: FactorHolder
): Promise<void> {
  await trx.from(tableOf(person)).where('id', person.id).update({ wrong_codes: 0 })
}

/**
 * The same for a passkey, but for codes that are locked: it shows who signs in here, and that somebody
 * who knows the password guesses elsewhere is as true as before.
 */
export async function forgetUnlessLocked(
  trx: TransactionClientContract,
  person: FactorHolder
): Promise<void> {
  await trx
    .from(tableOf(person))
    .where('id', person.id)
    .where('wrong_codes', '<', CODES_LOCK_AT)
    .update({ wrong_codes: 0 })
}

/** What the `tries`-th wrong code in a row calls for: a mail at the twentieth, the lock at the last. */
export async function codeWasWrong(
  trx: TransactionClientContract,
  person: FactorHolder,
  tries: number,
  actor: Actor,
  now: DateTime
): Promise<void> {
  if (tries === CODES_WARN_AT) {
    await tellPerson(trx, person, { kind: 'codes_guessed', params: { tries, at: iso(now) } })
  }
  if (tries !== CODES_LOCK_AT) return
  const facts = { action: 'second_factor.locked', details: { wrongCodes: tries } }
  await recordAudit(trx, actor, { ...facts, target: targetOf(person) }, now)
}
