import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { readSettings } from '#domain/settings/read_settings'
import { useOutbox } from '#domain/shared/outbox'
import type Account from '#models/account'

/** Tells a person by mail that their password changed, so that a thief cannot do it unnoticed. */
export async function tellPasswordChanged(
  trx: TransactionClientContract,
  account: Account,
  now: DateTime
): Promise<void> {
  if (account.email === null) return
  const { company } = await readSettings(trx)
  await useOutbox().queueMail(trx, {
    kind: 'password_changed',
    to: { email: account.email, name: account.name },
    locale: account.locale,
    clientId: null,
    accountId: account.id,
    params: { name: account.name, changedAt: now.toUTC().toISO(), timeZone: company.timeZone },
  })
}
