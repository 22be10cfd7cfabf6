import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { secondFactorOf } from '#domain/accounts/factors/second_factor'
import {
  PASSWORD_MIN_CHARACTERS,
  PASSWORD_MIN_WITH_FACTOR,
} from '#domain/accounts/passwords/password_policy'

export type PasswordRule = {
  /** Characters that a new password needs at least. */
  min: number
  /** Whether a second factor is asked for beside it, so that a shorter and weaker one will do. */
  besideFactor: boolean
}

/**
 * What is asked of this person's next password. It tells whether they have a second factor, so it is
 * only for who is signed in as them or holds their mailbox: a link to sign in tells the latter as much.
 */
export async function passwordRule(person: FactorHolder): Promise<PasswordRule> {
  const besideFactor = (await secondFactorOf(person)) !== null
  return { min: besideFactor ? PASSWORD_MIN_WITH_FACTOR : PASSWORD_MIN_CHARACTERS, besideFactor }
}
