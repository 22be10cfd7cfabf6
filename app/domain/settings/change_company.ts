import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { changeSettingIn, lockSetting, type Changed } from '#domain/settings/change_setting'
import { readSettings } from '#domain/settings/read_settings'
import type { Settings } from '#domain/settings/settings'
import type { Actor } from '#domain/shared/actor'

type Company = Settings['company']

/** What is left out stays, of the contact as well. */
type CompanyChanges = Partial<Omit<Company, 'contact'>> & {
  contact?: Partial<Company['contact']>
}

/** Who the company is: of two changes at once each keeps what the other said of other fields. */
export async function changeCompanyIn(
  trx: TransactionClientContract,
  { contact, ...changes }: CompanyChanges,
  actor: Actor,
  now: DateTime
): Promise<Changed<'company'>> {
  await lockSetting(trx, 'company', now)
  const { company: before } = await readSettings(trx)
  const merged = contact && { contact: { ...before.contact, ...contact } }
  return changeSettingIn(trx, 'company', { ...changes, ...merged }, actor, now)
}
