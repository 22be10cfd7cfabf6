import type { DateTime } from 'luxon'
import { refused, type Refused } from '#domain/shared/result'
import type SecretToken from '#models/secret_token'

export type LinkRefusal = Refused<'link_used'> | Refused<'link_expired'>

/**
 * Why a link cannot be used, or null when it can. A link that never existed, was replaced by a
 * newer one or was sent to an address that changed since counts as expired: what helps is the same.
 */
export function linkRefusal(token: SecretToken | null, now: DateTime): LinkRefusal | null {
  if (!token) return refused('link_expired')
  return spentRefusal(token, now) ?? movedRefusal(token)
}

/** The same for a link to an address that is not the account's yet. */
export function spentRefusal(token: SecretToken, now: DateTime): LinkRefusal | null {
  if (token.usedAt) return refused('link_used')
  return token.voidedAt || token.expiresAt <= now ? refused('link_expired') : null
}

function movedRefusal({ account, email }: SecretToken): LinkRefusal | null {
  return account.email === email ? null : refused('link_expired')
}
