import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PersonOnFile } from '#domain/pay_links/person_on_file'
import Membership from '#models/membership'

/** `signsIn`: whether the portal opens to them. */
type Addressee = PersonOnFile & { signsIn: boolean }

/** Whoever signs in comes first. A pay link is for those too who never did. */
const ORDER = ['active', 'invited', 'not_invited'] as const

/**
 * Where a new link goes: to an owner of the client with an address, or null. Nobody whose access was
 * ended is mailed. Whoever holds the old link chooses neither the person nor the address.
 */
export async function addressOnFile(
  clientId: number,
  client?: QueryClientContract
): Promise<Addressee | null> {
  const owners = await Membership.query({ client })
    .where('client_id', clientId)
    .where('role', 'owner')
    .preload('account')
    .orderBy('id')
  for (const state of ORDER) {
    for (const { account } of owners.filter((owner) => owner.state === state)) {
      if (account.email) return { account, email: account.email, signsIn: state === 'active' }
    }
  }
  return null
}
