import type { DateTime } from 'luxon'
import { findToken } from '#domain/accounts/links/secret_tokens'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { done, refused, type Done } from '#domain/shared/result'

/** Whom a sign-in link would let in, and until when. Looking changes nothing. */
export async function lookAtSignInLink(
  secret: string,
  now: DateTime
): Promise<Done<{ email: string; expiresAt: DateTime }> | LinkRefusal> {
  const token = await findToken('sign_in', secret)
  const refusal = linkRefusal(token, now)
  if (!token || refusal) return refusal ?? refused('link_expired')
  return done({ email: token.email, expiresAt: token.expiresAt })
}
