import type { DateTime } from 'luxon'
import { findToken } from '#domain/accounts/links/secret_tokens'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { done, refused, type Done } from '#domain/shared/result'

/** Whose password a reset link would change. Looking changes nothing. */
export async function lookAtReset(
  secret: string,
  now: DateTime
): Promise<Done<{ email: string }> | LinkRefusal> {
  const token = await findToken('password_reset', secret)
  const refusal = linkRefusal(token, now)
  if (!token || refusal) return refusal ?? refused('link_expired')
  return done({ email: token.email })
}
