import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import Membership from '#models/membership'

/** Somebody who signs in for the client, and where mail reaches them. */
export type PersonOnFile = { account: Account; email: string }

/**
 * Who gets the code that opens the rest: the client's first active owner with an address, or null.
 * Whoever holds a link chooses neither the person nor the address.
 */
export async function personOnFile(
  clientId: number,
  client?: QueryClientContract
): Promise<PersonOnFile | null> {
  const owners = await Membership.query({ client })
    .where('client_id', clientId)
    .where('role', 'owner')
    .where('state', 'active')
    .preload('account')
    .orderBy('id')
  for (const { account } of owners) {
    if (account.email) return { account, email: account.email }
  }
  return null
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
