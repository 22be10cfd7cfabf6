import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { readSettings } from '#domain/settings/read_settings'
import { iso } from '#domain/shared/iso'
import { useOutbox } from '#domain/shared/outbox'
import type Account from '#models/account'

type News = {
  /** That the change was asked for, or that it is done. */
  kind: 'email_change_asked' | 'email_changed'
  /** The new address. */
  email: string
}

/** Tells the address that an account has until now, so that a thief cannot move it unnoticed. */
export async function tellOldAddress(
  trx: TransactionClientContract,
  { id, email: oldEmail, name, locale }: Pick<Account, 'id' | 'email' | 'name' | 'locale'>,
  { kind, email }: News,
  now: DateTime
): Promise<void> {
  if (oldEmail === null) return
  const { company } = await readSettings(trx)
  await useOutbox().queueMail(trx, {
    kind,
    to: { email: oldEmail, name },
    locale,
    clientId: null,
    accountId: id,
    params: { name, email, at: iso(now), timeZone: company.timeZone },
  })
}
