import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ownedBy, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { factorsOf } from '#domain/accounts/factors/second_factor'
import Passkey from '#models/passkey'
import RecoveryCode from '#models/recovery_code'
import TotpSecret from '#models/totp_secret'

/** Takes authenticator app, passkeys and recovery codes from a locked person; answers what there was. */
export async function removeAllFactors(
  trx: TransactionClientContract,
  person: FactorHolder
): Promise<{ totp: boolean; passkeys: number }> {
  const { totp, passkeys } = await factorsOf(person, trx)
  for (const model of [TotpSecret, Passkey, RecoveryCode]) {
    await model.query({ client: trx }).where(ownedBy(person)).delete()
  }
  return { totp, passkeys: passkeys.length }
}
