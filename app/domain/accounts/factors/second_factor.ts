import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { ownedBy, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import Passkey from '#models/passkey'
import RecoveryCode from '#models/recovery_code'
import TotpSecret from '#models/totp_secret'

export type FactorMethod = 'totp' | 'passkey' | 'recovery_code'

export type Factors = {
  /** Whether an authenticator app is set up and was confirmed. */
  totp: boolean
  /** Oldest first. */
  passkeys: Passkey[]
  /** Recovery codes that were not used yet. */
  recoveryCodesLeft: number
}

/** All that a person has beside the password. */
export async function factorsOf(
  person: FactorHolder,
  client?: QueryClientContract
): Promise<Factors> {
  const own = ownedBy(person)
  const totp = await TotpSecret.query({ client }).where(own).whereNotNull('confirmed_at').first()
  const passkeys = await Passkey.query({ client }).where(own).orderBy('id')
  const codes = await RecoveryCode.query({ client }).where(own).whereNull('used_at')
  return { totp: totp !== null, passkeys, recoveryCodesLeft: codes.length }
}

/**
 * The second factor that is asked of a person after the first, or null when there is none. Recovery
 * codes alone are none: they stand in for another one.
 */
export async function secondFactorOf(
  person: FactorHolder,
  client?: QueryClientContract
): Promise<{ methods: FactorMethod[]; passkeys: Passkey[] } | null> {
  const { totp, passkeys, recoveryCodesLeft } = await factorsOf(person, client)
  if (!totp && passkeys.length === 0) return null

  const methods: FactorMethod[] = []
  if (totp) methods.push('totp')
  if (passkeys.length > 0) methods.push('passkey')
  if (recoveryCodesLeft > 0) methods.push('recovery_code')
  return { methods, passkeys }
}

/** Whether somebody has a second factor, so that a shorter password is good enough. */
export async function hasSecondFactor(
  person: FactorHolder,
  client?: QueryClientContract
): Promise<boolean> {
  return (await secondFactorOf(person, client)) !== null
}
