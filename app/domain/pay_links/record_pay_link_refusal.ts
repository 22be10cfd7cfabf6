import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type PayLink from '#models/pay_link'

/** Records that a link which no longer works was brought. */
export async function recordPayLinkRefusal(
  { clientId, publicId }: PayLink,
  reason: 'link_expired' | 'link_revoked',
  actor: Actor,
  now: DateTime,
  trx?: TransactionClientContract
): Promise<void> {
  const facts = {
    action: 'pay_link.opened',
    outcome: 'refused' as const,
    clientId,
    target: { type: 'pay_link', id: publicId },
    details: { reason },
  }
  if (trx) await recordAudit(trx, actor, facts, now)
  else await writeTransaction((own) => recordAudit(own, actor, facts, now))
}
