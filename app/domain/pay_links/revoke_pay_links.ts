import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { endSignIns } from '#domain/accounts/sign_ins/sign_ins'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import PayLink from '#models/pay_link'

/** One link, every link of an invoice, or what renewals of a link brought, but for one of them. */
type Selection = { id: number } | { invoiceId: number } | { renewalOf: number; but: number }

/**
 * Revokes links, also those that are too old, so that nobody has them renewed. Whoever came in through
 * one is out with the next request. One that is revoked already stays as it was: twice is fine.
 */
export async function revokePayLinks(
  trx: TransactionClientContract,
  of: Selection,
  actor: Actor,
  now: DateTime
): Promise<void> {
  const selected = trx.from('pay_links').whereNull('revoked_at')
  if ('id' in of) selected.where('id', of.id)
  else if ('invoiceId' in of) selected.where('invoice_id', of.invoiceId)
  else selected.where('renewal_of_id', of.renewalOf).whereNot('id', of.but)
  const revoked: { id: number }[] = await selected.update({ revoked_at: iso(now) }, ['id'])

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
}
