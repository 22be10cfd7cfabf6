import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { hashPassword } from '#domain/accounts/bounded_hash'
import { judgePassword, refusedByNow } from '#domain/accounts/judge_password'
import { recordLinkRefusal } from '#domain/accounts/record_link_refusal'
import type { WeakPassword } from '#domain/accounts/password_policy'
import { consumeToken, findToken } from '#domain/accounts/secret_tokens'
import { storePassword } from '#domain/accounts/store_password'
import { linkRefusal, type LinkRefusal } from '#domain/accounts/token_state'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done } from '#domain/shared/result'

const ACTION = 'invite.accepted'

/**
 * Takes an invite: sets the password exactly as typed, makes the membership active and counts the
 * address as verified, because the link went only there. A link works once, also when two requests
 * bring it at the same time. Every other link of the account is void, every session ends.
 */
export async function acceptInvite(
  secret: string,
  password: string,
  actor: Actor,
  now: DateTime
): Promise<Done<undefined> | LinkRefusal | WeakPassword> {
  const token = await findToken('invite', secret)
  const refusal = linkRefusal(token, now)
  if (!token || refusal) {
    const { code: reason } = refusal ?? refused('link_expired')
    await recordLinkRefusal(token, { action: ACTION, reason }, actor, now)
    return refused(reason)
  }
  if (token.membership.state !== 'invited') return refused('link_expired')

  const policy = await judgePassword(token.account, password)
  if (!policy.ok) return policy

  // Outside the transaction: hashing takes long, and SQLite has one writer.
  const passwordHash = await hashPassword(password)

  const { standsAlone } = policy.value
  return writeTransaction(async (trx) => {
    const weak = await refusedByNow(trx, token.account, standsAlone)
    if (weak) return weak
    if (!(await consumeToken(trx, token, now))) {
      await recordLinkRefusal(token, { action: ACTION, reason: 'link_used' }, actor, now, trx)
      return refused('link_used')
    }

    const activated = await trx
      .from('memberships')
      .where('id', token.membership.id)
      .where('state', 'invited')
      .update({
        state: 'active',
        activated_at: now.toUTC().toISO(),
        updated_at: now.toUTC().toISO(),
      })
    if (Number(activated) !== 1) return refused('link_expired')

    await storePassword(trx, token.account, { passwordHash, standsAlone }, now, { byLink: true })
    await recordAudit(
      trx,
      {
        ...actor,
        type: 'account',
        id: token.account.publicId,
        role: token.membership.role,
        clientId: token.membership.clientId,
      },
      {
        action: ACTION,
        target: { type: 'membership', id: token.membership.publicId },
      },
      now
    )
    return done()
  })
}
