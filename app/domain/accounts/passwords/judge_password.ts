import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lockHolder, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { hasSecondFactor } from '#domain/accounts/factors/second_factor'
import { passwordNames } from '#domain/accounts/passwords/password_names'
import {
  checkPassword,
  PASSWORD_MIN_CHARACTERS,
  PASSWORD_MIN_WITH_FACTOR,
  type WeakPassword,
} from '#domain/accounts/passwords/password_policy'
import { refused, type Done } from '#domain/shared/result'

/** Whether this may be somebody's password; a shorter one may beside a second factor. */
export async function judgePassword(
  person: FactorHolder,
  password: string
): Promise<Done<{ standsAlone: boolean }> | WeakPassword> {
  const hasFactor = await hasSecondFactor(person)
  const minimum = hasFactor ? PASSWORD_MIN_WITH_FACTOR : PASSWORD_MIN_CHARACTERS
  return checkPassword(password, await passwordNames(person), { minimum })
}

/**
 * Asked again in the transaction that stores it: the last factor may have been removed since. The
 * person is locked then, so that it cannot be removed from now on. Null when all is well.
 */
export async function refusedByNow(
  trx: TransactionClientContract,
  person: FactorHolder,
  standsAlone: boolean
): Promise<WeakPassword | null> {
  if (standsAlone) return null
  await lockHolder(trx, person)
  if (await hasSecondFactor(person, trx)) return null
  return refused('password_too_short', { min: PASSWORD_MIN_CHARACTERS })
}
