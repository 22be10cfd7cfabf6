import type { DateTime } from 'luxon'
import { iso } from '#domain/shared/iso'
import type Account from '#models/account'
import SecretToken from '#models/secret_token'

/** The address that an account waits to have, or null when no link to one is out. */
export async function pendingEmail({ id }: Account, now: DateTime): Promise<string | null> {
  const token = await SecretToken.query()
    .where({ accountId: id, purpose: 'email_change' })
    .whereNull('used_at')
    .whereNull('voided_at')
    .where('expires_at', '>', iso(now))
    .orderBy('id', 'desc')
    .first()
  return token?.email ?? null
}
