import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { tableOf, targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { tellPerson } from '#domain/accounts/factors/tell_person'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'

/** Codes in a row that may be wrong; after them none is looked at (NIST SP 800-63B-4, 5.2.2). */
const CODES_LOCK_AT = 100

/** Where mailed resets raise that no further: whoever holds the mailbox would guess without end. */
const CODES_END_AT = 300

/** Wrong codes in a row that are not one's own any more: whoever tries them knows the password. */
const CODES_WARN_AT = 20

/** How many codes in a row were wrong by now, this one with them, and how many may be. */
type CodeCount = { tries: number; allowed: number }

/**
 * Counts a code before it is looked at, so that codes tried at once are all counted. The person is
 * locked from then on: the next one waits for the outcome. `isLocked`: as many were wrong as may be,
 * so this one is neither counted nor looked at.
 */
export async function countCode(
  trx: TransactionClientContract,
  person: FactorHolder
): Promise<CodeCount & { isLocked: boolean }> {
  const own = () => trx.from(tableOf(person)).where('id', person.id)
  const counted = await own()
    .whereColumn('wrong_codes', '<', 'wrong_codes_allowed')
    .increment('wrong_codes', 1)
  return { ...(await readCount(trx, person)), isLocked: Number(counted) !== 1 }
}

/** Whether only the company can open these codes again: another mailed reset gives no more of them. */
export function isForGood({ tries, allowed }: CodeCount): boolean {
  return tries >= allowed && allowed >= CODES_END_AT
}

/** A right factor, or a password that was changed by who is signed in: those before were not in a row. */
export async function forgetWrongCodes(
  trx: TransactionClientContract,
  person: FactorHolder
): Promise<void> {
  await trx.from(tableOf(person)).where('id', person.id).update(NONE)
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
    .whereColumn('wrong_codes', '<', 'wrong_codes_allowed')
    .update(NONE)
}

/**
 * A password by a mailed link: room for another hundred, and what was wrong stays counted. It takes
 * the mailbox and no factor, so twice and no more: 300 in a row is the end. The caller holds the
 * person's row.
 */
export async function allowMoreCodes(
  trx: TransactionClientContract,
  person: FactorHolder
): Promise<void> {
  const { tries } = await readCount(trx, person)
  await trx
    .from(tableOf(person))
    .where('id', person.id)
    .update({ wrong_codes_allowed: Math.min(tries + CODES_LOCK_AT, CODES_END_AT) })
}

/** What the `tries`-th wrong code in a row calls for: a mail at the twentieth, the lock at the last. */
export async function codeWasWrong(
  trx: TransactionClientContract,
  person: FactorHolder,
  { tries, allowed }: CodeCount,
  actor: Actor,
  now: DateTime
): Promise<void> {
  if (tries === CODES_WARN_AT) {
    const params = { tries, most: allowed, at: iso(now) }
    await tellPerson(trx, person, { kind: 'codes_guessed', params })
  }
  if (tries !== allowed) return
  const details = { wrongCodes: tries, forGood: isForGood({ tries, allowed }) }
  const facts = { action: 'second_factor.locked', details, target: targetOf(person) }
  await recordAudit(trx, actor, facts, now)
}

const NONE = { wrong_codes: 0, wrong_codes_allowed: CODES_LOCK_AT }

async function readCount(trx: TransactionClientContract, person: FactorHolder): Promise<CodeCount> {
  const row = await trx
    .from(tableOf(person))
    .where('id', person.id)
    .select('wrong_codes', 'wrong_codes_allowed')
    .firstOrFail()
  return { tries: Number(row.wrong_codes), allowed: Number(row.wrong_codes_allowed) }
}
