import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { ownedBy, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import { stepOfCode } from '#domain/accounts/factors/totp_code'
import { openTotpSecret } from '#domain/accounts/factors/totp_secret_box'
import TotpSecret from '#models/totp_secret'

/**
 * Whether `code` is one that the person's app shows now and that was not used yet, nor a later one
 * (RFC 6238, 5.2). Of two requests with the same code exactly one is told true.
 */
export async function useTotp(
  trx: TransactionClientContract,
  person: FactorHolder,
  code: string,
  now: DateTime
): Promise<boolean> {
  const totp = await TotpSecret.query({ client: trx })
    .where(ownedBy(person))
    .whereNotNull('confirmed_at')
    .first()
  const secret = totp ? openTotpSecret(totp.secret) : null
  const step = secret === null ? null : stepOfCode(secret, code, now)
  if (!totp || step === null) return false

  const used = await trx
    .from('totp_secrets')
    .where('id', totp.id)
    .where((query) => query.whereNull('last_step').orWhere('last_step', '<', step))
    .update({ last_step: step })
  return Number(used) === 1
}
