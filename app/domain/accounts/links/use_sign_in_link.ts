import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { admit, type Admission } from '#domain/accounts/factors/admit'
import { consumeToken, findToken, voidTokens } from '#domain/accounts/links/secret_tokens'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done } from '#domain/shared/result'
import Account from '#models/account'
import type SecretToken from '#models/secret_token'

type Use = {
  secret: string
  /** The sign-in that this browser had before. */
  replacesId: number | null
}

/**
 * Signs somebody in by a link that was mailed to them, or leads to the second step. It works once,
 * and only for as long as one membership of theirs is active; a link to choose a new password is
 * void with it.
 */
export async function useSignInLink(
  { secret, replacesId }: Use,
  actor: Actor,
  now: DateTime
): Promise<Done<Admission> | LinkRefusal> {
  const token = await findToken('sign_in', secret)
  const refusal = linkRefusal(token, now)
  if (!token || refusal) {
    if (token) await recordRefusal(token.account, actor, now)
    return refusal ?? refused('link_expired')
  }
  if (!(await spend(token, now))) {
    await recordRefusal(token.account, actor, now)
    return refused('link_used')
  }

  const admission = await admit(token.account, { method: 'link', replacesId }, actor, now)
  if (admission) return done(admission)
  await recordRefusal(token.account, actor, now)
  return refused('link_expired')
}

/** Who has read the mail has shown that the address is theirs. */
function spend(token: SecretToken, now: DateTime): Promise<boolean> {
  const { account } = token
  return writeTransaction(async (trx) => {
    if (!(await consumeToken(trx, token, now))) return false
    await voidTokens(trx, { accountId: account.id, purpose: 'password_reset' }, now)
    await Account.query({ client: trx })
      .where('id', account.id)
      .whereNull('email_verified_at')
      .update({ emailVerifiedAt: iso(now), updatedAt: iso(now) })
    return true
  })
}

function recordRefusal(account: Account, actor: Actor, now: DateTime): Promise<void> {
  const target = { type: 'account', id: account.publicId }
  const facts = { action: 'session.opened', target, details: { method: 'link' } }
  return writeTransaction((trx) => recordAudit(trx, actor, { ...facts, outcome: 'refused' }, now))
}
