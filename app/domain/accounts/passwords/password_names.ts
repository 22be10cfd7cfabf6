import type { FactorHolder } from '#domain/accounts/factors/factor_holder'
import { readSettings } from '#domain/settings/read_settings'
import Membership from '#models/membership'
import Staff from '#models/staff'

/** The names that a person's password must not be built from. */
export async function passwordNames(person: FactorHolder): Promise<(string | null)[]> {
  const { company } = await readSettings()
  const clients = person instanceof Staff ? [] : await clientsOf(person.id)
  return [
    company.name,
    company.legalName,
    person.name,
    person.email,
    ...clients.flatMap(({ name, legalName }) => [name, legalName]),
  ]
}

async function clientsOf(accountId: number) {
  const memberships = await Membership.query().where('account_id', accountId).preload('ofClient')
  return memberships.map(({ ofClient }) => ofClient)
}
