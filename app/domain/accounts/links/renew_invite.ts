import type { DateTime } from 'luxon'
import { findToken } from '#domain/accounts/links/secret_tokens'
import { sendResetLink } from '#domain/accounts/links/send_reset_link'
import { sendInvites } from '#domain/accounts/links/send_invites'
import type { Actor } from '#domain/shared/actor'

/** Whether a reset may be mailed to this address now, as if it had been asked for there. */
type MayReset = (email: string) => Promise<boolean>

/**
 * "Send me a new link": whoever holds an invite, spent or not, may have a fresh one mailed, only to
 * the address on file. Tells nothing, so the caller answers the same in every case. Somebody whose
 * membership is active already has a password and is helped by a reset instead, of which there are no
 * more than `mayReset` allows: an old invite is no way past what limits resets.
 */
export async function renewInvite(
  secret: string,
  mayReset: MayReset,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const token = await findToken('invite', secret)
  if (!token) return
  if (token.membership.isActive && token.account.email) {
    if (await mayReset(token.account.email)) await sendResetLink(token.account.email, actor, now)
  } else if (token.membership.state === 'invited') {
    await sendInvites({ memberships: [token.membership.id] }, actor, now)
  }
}
