import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { hashPassword } from '#domain/accounts/passwords/bounded_hash'
import { judgePassword, refusedByNow } from '#domain/accounts/passwords/judge_password'
import { recordLinkRefusal } from '#domain/accounts/links/record_link_refusal'
import type { WeakPassword } from '#domain/accounts/passwords/password_policy'
import { consumeToken, findToken } from '#domain/accounts/links/secret_tokens'
import { storePassword } from '#domain/accounts/passwords/store_password'
import { tellPasswordChanged } from '#domain/accounts/passwords/tell_password_changed'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/links/token_state'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done } from '#domain/shared/result'

const ACTION = 'password.reset'

/**
 * Sets a new password by a link that works once. Every session of the account ends, every other
 * link is void, and a mail tells the person.
 */
export async function resetPassword(
  secret: string,
  password: string,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | LinkRefusal | WeakPassword> {
  const token = await findToken('password_reset', secret)
  const refusal = linkRefusal(token, now)
  if (!token || refusal) {
    const { code: reason } = refusal ?? refused('link_expired')
    await recordLinkRefusal(token, { action: ACTION, reason }, actor, now)
    return refused(reason)
  }

  const policy = await judgePassword(token.account, password)
  if (!policy.ok) return policy

  const passwordHash = await hashPassword(password)

  const { standsAlone } = policy.value
  return writeTransaction(async (trx) => {
    const weak = await refusedByNow(trx, token.account, standsAlone)
    if (weak) return weak
    if (!(await consumeToken(trx, token, now))) {
      await recordLinkRefusal(token, { action: ACTION, reason: 'link_used' }, actor, now, trx)
      return refused('link_used')
    }

    await storePassword(trx, token.account, { passwordHash, standsAlone }, now, { byLink: true })
    await tellPasswordChanged(trx, token.account, now)
    await recordAudit(
      trx,
      { ...actor, type: 'account', id: token.account.publicId },
      { action: ACTION, target: { type: 'account', id: token.account.publicId } },
      now
    )
    return done()
  })
}
