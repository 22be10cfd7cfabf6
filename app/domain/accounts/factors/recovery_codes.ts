import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { ownedBy, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { iso } from '#domain/shared/iso'
import RecoveryCode from '#models/recovery_code'

const CODES = 10

/** No i, l, o or u: nobody reads them wrong (Crockford's base32). */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
/** 80 bits, so that a stolen hash is worth nothing. */
const LETTERS_PER_CODE = 16

/** Makes ten codes and voids all older ones. Answers them; only their hashes are kept. */
export async function issueRecoveryCodes(
  trx: TransactionClientContract,
  person: FactorHolder,
  now: DateTime
): Promise<string[]> {
  await RecoveryCode.query({ client: trx }).where(ownedBy(person)).delete()
  const codes = Array.from({ length: CODES }, newCode)
  await RecoveryCode.createMany(
    codes.map((code) => ({ ...ownedBy(person), codeHash: hashOf(code), createdAt: now })),
    { client: trx }
  )
  return codes
}

/** Uses a code up; false when it is none of the person's unused ones. Of two at once one is true. */
export async function useRecoveryCode(
  trx: TransactionClientContract,
  person: FactorHolder,
  typed: string,
  now: DateTime
): Promise<boolean> {
  const unused = await RecoveryCode.query({ client: trx })
    .where(ownedBy(person))
    .whereNull('used_at')
  const hash = Buffer.from(hashOf(typed))
  const found = unused.filter(({ codeHash }) => timingSafeEqual(Buffer.from(codeHash), hash)).at(0)
  if (!found) return false

  const used = await trx
    .from('recovery_codes')
    .where('id', found.id)
    .whereNull('used_at')
    .update({ used_at: iso(now) })
  return Number(used) === 1
}

function newCode(): string {
  const letters = [...randomBytes(LETTERS_PER_CODE)].map((byte) => LETTERS[byte % LETTERS.length])
  return letters.join('').match(/.{4}/g)!.join('-')
}

/** However it was typed: spaces, dashes and capitals make no other code. */
function hashOf(code: string): string {
  const plain = code
    .toLowerCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
  return createHash('sha256').update(plain).digest('hex')
}
