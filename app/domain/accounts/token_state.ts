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
  if (token.usedAt) return refused('link_used')
  if (token.voidedAt || token.expiresAt <= now) return refused('link_expired')
  if (token.account.email !== token.email) return refused('link_expired')
  return null
}
