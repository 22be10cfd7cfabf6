import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import Membership from '#models/membership'

/** Somebody of a client, where mail reaches them, and whether the portal opens to them. */
export type PersonOnFile = { account: Account; email: string; signsIn: boolean }

/** Whoever signs in comes first. A pay link is for those too who never did. */
const ORDER = ['active', 'invited', 'not_invited'] as const

/**
 * Who gets a new link: an owner of the client with an address, or null. Nobody whose access was ended
 * is mailed. Whoever holds the old link chooses neither the person nor the address.
 */
export async function addresseeOnFile(
  clientId: number,
  client?: QueryClientContract
): Promise<PersonOnFile | null> {
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

/** Who gets the code that opens the rest: the first of them who signs in, or null. */
export async function personOnFile(
  clientId: number,
  client?: QueryClientContract
): Promise<PersonOnFile | null> {
  const addressee = await addresseeOnFile(clientId, client)
  return addressee?.signsIn ? addressee : null
}

/** "a•••@k•••.example": enough for its owner to know it, nothing to write to. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  const dot = domain.lastIndexOf('.')
  const ending = dot > 0 ? domain.slice(dot) : ''
  return `${first(email)}•••@${first(domain)}•••${ending}`
}

/** A whole character, also of a script outside the basic plane. */
const first = (text: string) => [...text].at(0) ?? ''
