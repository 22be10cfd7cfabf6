import type { DateTime } from 'luxon'
import { findToken } from '#domain/accounts/links/secret_tokens'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { passwordRule, type PasswordRule } from '#domain/accounts/passwords/password_rule'
import { done, refused, type Done } from '#domain/shared/result'

/** Whose password a reset link would change, and what is asked of it. Looking changes nothing. */
export async function lookAtReset(
  secret: string,
  now: DateTime
): Promise<Done<{ email: string; password: PasswordRule }> | LinkRefusal> {
  const token = await findToken('password_reset', secret)
  const refusal = linkRefusal(token, now)
  if (!token || refusal) return refusal ?? refused('link_expired')
  return done({ email: token.email, password: await passwordRule(token.account) })
}
