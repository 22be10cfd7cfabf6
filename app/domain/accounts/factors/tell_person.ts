import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { readSettings } from '#domain/settings/read_settings'
import { useOutbox, type MailKind } from '#domain/shared/outbox'
import Staff from '#models/staff'

type News = {
  kind: MailKind
  params: Record<string, unknown>
  secrets?: Record<string, string>
}

/**
 * Mails a person, of a client or of the company, what happened to their sign-in, so that nobody does
 * it unnoticed. Beside `params` the mail knows `name`, `isStaff` and `timeZone`. Who has no address is
 * not told.
 */
export async function tellPerson(
  trx: TransactionClientContract,
  person: FactorHolder,
  { kind, params, secrets }: News
): Promise<void> {
  if (person.email === null) return
  const { company } = await readSettings(trx)
  const isStaff = person instanceof Staff
  await useOutbox().queueMail(trx, {
    kind,
    to: { email: person.email, name: person.name },
    locale: isStaff ? company.locale : person.locale,
    clientId: null,
    accountId: isStaff ? null : person.id,
    params: { name: person.name, isStaff, timeZone: company.timeZone, ...params },
    secrets,
  })
}
