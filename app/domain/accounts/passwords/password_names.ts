import { readSettings } from '#domain/settings/read_settings'
import Membership from '#models/membership'
import type Account from '#models/account'

/** The names that a person's password must not be built from. */
export async function passwordNames(account: Account): Promise<(string | null)[]> {
  const { company } = await readSettings()
  const memberships = await Membership.query().where('account_id', account.id).preload('ofClient')
  return [
    company.name,
    company.legalName,
    account.name,
    account.email,
    ...memberships.flatMap(({ ofClient }) => [ofClient.name, ofClient.legalName]),
  ]
}
