import type { DateTime } from 'luxon'
import { findToken } from '#domain/accounts/links/secret_tokens'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { readSettings } from '#domain/settings/read_settings'
import { done, refused, type Done } from '#domain/shared/result'

export type InviteView = {
  companyName: string
  clientName: string
  name: string
  email: string
  /** Whoever has one keeps it, and chooses none with the invite. */
  hasPassword: boolean
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
  return done({
    companyName: company.name,
    clientName: token.membership.ofClient.name,
    name: token.account.name,
    email: token.email,
    hasPassword: token.account.hasPassword,
    expiresAt: token.expiresAt,
  })
}
