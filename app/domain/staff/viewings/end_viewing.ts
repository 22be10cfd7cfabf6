import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import type ClientViewing from '#models/client_viewing'

/**
 * Ends a viewing in the caller's transaction; answers whether this was what ended it. Needs the
 * client loaded. Of two that end it at once one does, and one event tells of it.
 */
export async function endViewing(
  trx: TransactionClientContract,
  { id, publicId, ofClient }: ClientViewing,
  reason: NonNullable<ClientViewing['endReason']>,
  actor: Actor,
  now: DateTime
): Promise<boolean> {
  const ended = await trx
    .from('client_viewings')
    .where('id', id)
    .whereNull('ended_at')
    .update({ ended_at: iso(now), end_reason: reason })
  if (Number(ended) === 0) return false

  const facts = {
    action: 'viewing.ended',
    clientId: ofClient.id,
    target: { type: 'client', id: ofClient.publicId },
    details: { viewing: publicId, reason },
  }
  await recordAudit(trx, actor, facts, now)
  return true
}
