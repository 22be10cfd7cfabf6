import type { DateTime } from 'luxon'
import { sendLink, type LinkOutcome } from '#domain/accounts/links/send_link'
import type { Actor } from '#domain/shared/actor'

/** Mails a link to choose a new password to whoever has this address and may sign in. */
export function sendResetLink(email: string, actor: Actor, now: DateTime): Promise<LinkOutcome> {
  return sendLink('password_reset', email, actor, now)
}
