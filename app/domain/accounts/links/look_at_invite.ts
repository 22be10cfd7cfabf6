import type { DateTime } from 'luxon'
import { findToken } from '#domain/accounts/links/secret_tokens'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { passwordRule, type PasswordRule } from '#domain/accounts/passwords/password_rule'
import { readSettings } from '#domain/settings/read_settings'
import { done, refused, type Done } from '#domain/shared/result'

export type InviteView = {
  companyName: string
  clientName: string
  name: string
  email: string
  /** Whoever has one keeps it, and chooses none with the invite. */
  hasPassword: boolean
  /** What is asked of the one to choose. Who has one is asked for none, and nothing is told of it. */
  password: PasswordRule | null
  expiresAt: DateTime
}

/** Who invites whom. Looking changes nothing: mail scanners open every link. */
export async function lookAtInvite(
  secret: string,
  now: DateTime
): Promise<Done<InviteView> | LinkRefusal> {
  const token = await findToken('invite', secret)
  const refusal = linkRefusal(token, now)
  if (!token || refusal) return refusal ?? refused('link_expired')
  if (token.membership.state !== 'invited') return refused('link_expired')

  const { company } = await readSettings()
  const { hasPassword } = token.account
  return done({
    companyName: company.name,
    clientName: token.membership.ofClient.name,
    name: token.account.name,
    email: token.email,
    hasPassword,
    password: hasPassword ? null : await passwordRule(token.account),
    expiresAt: token.expiresAt,
  })
}
