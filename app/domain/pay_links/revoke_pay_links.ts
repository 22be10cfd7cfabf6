import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import PayLink from '#models/pay_link'

/** One link, or every link of an invoice. */
type Selection = { id: number } | { invoiceId: number }

/**
 * Revokes links that still work, and whoever came in through one is out with the next request.
 * Answers how many. One that is revoked already stays as it was: revoking twice is fine.
 */
export async function revokePayLinks(
  trx: TransactionClientContract,
  of: Selection,
  actor: Actor,
  now: DateTime
): Promise<number> {
  const [column, value] = 'id' in of ? ['id', of.id] : ['invoice_id', of.invoiceId]
  const revoked: { id: number }[] = await trx
    .from('pay_links')
    .where(String(column), value)
    .whereNull('revoked_at')
    .where('expires_at', '>', iso(now))
    .update({ revoked_at: iso(now) }, ['id'])

  const links = await PayLink.query({ client: trx }).whereIn(
    'id',
    revoked.map(({ id }) => id)
  )
  for (const link of links) {
    await endSignIns(trx, { payLinkId: link.id }, 'link_revoked', now)
    await recordAudit(
      trx,
      actor,
      {
        action: 'pay_link.revoked',
        clientId: link.clientId,
        target: { type: 'pay_link', id: link.publicId },
      },
      now
    )
  }
  return links.length
}
