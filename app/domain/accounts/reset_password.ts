import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { hashPassword } from '#domain/accounts/bounded_hash'
import { passwordNames } from '#domain/accounts/password_names'
import { recordLinkRefusal } from '#domain/accounts/record_link_refusal'
import { checkPassword, type PasswordRefusal } from '#domain/accounts/password_policy'
import { consumeToken, findToken } from '#domain/accounts/secret_tokens'
import { storePassword } from '#domain/accounts/store_password'
import { tellPasswordChanged } from '#domain/accounts/tell_password_changed'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/token_state'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

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
): Promise<Done<undefined> | LinkRefusal | Refused<PasswordRefusal>> {
  const token = await findToken('password_reset', secret)
  const refusal = linkRefusal(token, now)
  if (!token || refusal) {
    const { code: reason } = refusal ?? refused('link_expired')
    await recordLinkRefusal(token, { action: ACTION, reason }, actor, now)
    return refused(reason)
  }

  const policy = checkPassword(password, await passwordNames(token.account))
  if (!policy.ok) return policy

  const passwordHash = await hashPassword(password)

  return writeTransaction(async (trx) => {
    if (!(await consumeToken(trx, token, now))) {
      await recordLinkRefusal(token, { action: ACTION, reason: 'link_used' }, actor, now, trx)
      return refused('link_used')
    }

    token.account.emailVerifiedAt ??= now
    await storePassword(trx, token.account, passwordHash, now)
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
