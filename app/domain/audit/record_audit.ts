import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { commitmentTo } from '#domain/audit/chain/event_hash'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import AuditEvent from '#models/audit_event'
import AuditPersonal from '#models/audit_personal'

export type AuditFacts = {
  /** Dotted and stable: "session.opened", "invoice.imported", "payment.settled". */
  action: string
  outcome?: 'done' | 'refused' | 'failed'
  clientId?: number | null
  target?: { type: string; id: string } | null
  /** Allow-listed before and after, reasons, counts. Never secrets, never personal data. */
  details?: Record<string, unknown>
}

/**
 * Writes one audit row in the transaction of the change it tells of. The sealer chains it later.
 * Personal data goes to a side table, bound by a salted commitment, so that it can be erased.
 */
export async function recordAudit(
  trx: TransactionClientContract,
  actor: Actor,
  facts: AuditFacts,
  now: DateTime
): Promise<void> {
  const salt = randomBytes(16).toString('hex')
  const personal = actor.personal

  const event = await AuditEvent.create(
    {
      publicId: newPublicId(),
      occurredAt: now,
      actorType: actor.type,
      actorId: actor.id,
      actorRole: actor.role,
      clientId: facts.clientId ?? actor.clientId,
      action: facts.action,
      targetType: facts.target?.type ?? null,
      targetId: facts.target?.id ?? null,
      outcome: facts.outcome ?? 'done',
      details: facts.details ?? {},
      requestId: actor.requestId,
      sessionHash: actor.sessionHash,
      personalCommitment: personal ? commitmentTo(salt, personal) : null,
    },
    { client: trx }
  )

  if (personal) {
    await AuditPersonal.create({ eventId: event.id, salt, data: personal }, { client: trx })
  }
}
