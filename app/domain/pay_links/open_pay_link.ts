import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { closeReplaced } from '#domain/accounts/sign_ins/close_replaced'
import { hashSecret } from '#domain/accounts/links/secret_tokens'
import { openSignIn } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import { recordPayLinkRefusal } from '#domain/pay_links/record_pay_link_refusal'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import PayLink from '#models/pay_link'
import { Reader } from '#models/reader'

export type PayLinkRefusal = Refused<'link_expired'> | Refused<'link_revoked'>

/**
 * The link behind a secret with its client and invoice, when it works now. Looking uses nothing up.
 * One that never existed counts as expired: what helps is the same. Of one that once worked the log
 * tells that it was brought again.
 */
export async function findPayLink(
  secret: string,
  actor: Actor,
  now: DateTime
): Promise<Done<PayLink> | PayLinkRefusal> {
  const link = await PayLink.query()
    .where('token_hash', hashSecret(secret))
    .preload('ofClient')
    .preload('invoice')
    .first()
  if (!link) return refused('link_expired')
  if (link.isOpen(now) && link.invoice.state !== 'draft') return done(link)
  const code = link.revokedAt === null ? 'link_expired' : 'link_revoked'
  await recordPayLinkRefusal(link, code, actor, now)
  return refused(code)
}

/**
 * Lets the holder of a link in, for its one invoice. A link works again and again until it expires or
 * is revoked; `replacesId` is the sign-in that this browser had before.
 */
export async function openPayLink(
  link: PayLink,
  replacesId: number | null,
  actor: Actor,
  now: DateTime
): Promise<Done<Reader> | PayLinkRefusal> {
  return writeTransaction(async (trx) => {
    // Under the lock of the write: who revokes at the same time ends this sign-in, or prevents it.
    const used = await trx
      .from('pay_links')
      .where('id', link.id)
      .whereNull('revoked_at')
      .where('expires_at', '>', iso(now))
      .update({ last_used_at: iso(now) })
    if (Number(used) !== 1) {
      await recordPayLinkRefusal(link, 'link_revoked', actor, now, trx)
      return refused('link_revoked')
    }

    await closeReplaced(trx, replacesId, actor, now)
    const draft = { audience: 'pay_link', method: 'pay_link', payLinkId: link.id } as const
    const signIn = await openSignIn(trx, draft, actor, now)
    await recordAudit(
      trx,
      { ...actor, type: 'pay_link', id: link.publicId, role: null, clientId: link.clientId },
      {
        action: 'pay_link.opened',
        target: { type: 'pay_link', id: link.publicId },
        details: { signIn: signIn.publicId },
      },
      now
    )
    return done(Reader.ofPayLink(signIn, link))
  })
}
