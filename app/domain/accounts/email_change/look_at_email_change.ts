import type { DateTime } from 'luxon'
import { findToken } from '#domain/accounts/links/secret_tokens'
import { spentRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { done, refused, type Done } from '#domain/shared/result'

/** The address that a link would give to its account, and until when. Looking changes nothing. */
export async function lookAtEmailChange(
  secret: string,
  now: DateTime
): Promise<Done<{ email: string; expiresAt: DateTime }> | LinkRefusal> {
  const token = await findToken('email_change', secret)
  if (!token) return refused('link_expired')
  return spentRefusal(token, now) ?? done({ email: token.email, expiresAt: token.expiresAt })
}
