import { newPublicId } from '#domain/shared/public_id'

/** Money without a reference of its own needs an id that no other money has. */
const MADE = 'none:'
/** Money that a lost dispute took back: the name is the ledger's own. */
const OF_DISPUTE = 'dispute:'
/** References repeat, and each is stored once: the ledger tells them apart by this. */
const TELLS_APART = / · [\w-]{8}$/

export const madeReference = () => `${MADE}${newPublicId()}`

export const toldApart = (reference: string) => `${reference} · ${newPublicId().slice(0, 8)}`

/** The reference as people know it from their bank or gateway, without what the ledger added; or null. */
export function toldReference(stored: string | null): string | null {
  if (stored === null || stored.startsWith(MADE) || stored.startsWith(OF_DISPUTE)) return null
  return stored.replace(TELLS_APART, '')
}
