import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertRows } from '#database/insert_rows'
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
  const salt = newSalt()
  const event = await AuditEvent.create(eventOf(actor, facts, salt, now), { client: trx })
  if (actor.personal) {
    await AuditPersonal.create({ eventId: event.id, salt, data: actor.personal }, { client: trx })
  }
}

/** The same for many changes of one transaction, in a few statements. */
export async function recordAudits(
  trx: TransactionClientContract,
  actor: Actor,
  all: AuditFacts[],
  now: DateTime
): Promise<void> {
  const salts = all.map(() => newSalt())
  const events = all.map((facts, index) => eventOf(actor, facts, salts[index], now))
  await insertRows(trx, AuditEvent, events)
  const { personal } = actor
  if (!personal) return

  const ids = events.map(({ publicId }) => publicId)
  const rows: { id: number; public_id: string }[] = await trx
    .from('audit_events')
    .whereIn('public_id', ids)
    .select('id', 'public_id')
  const idOf = new Map(rows.map((row) => [row.public_id, Number(row.id)]))
  await insertRows(
    trx,
    AuditPersonal,
    ids.map((id, index) => ({ eventId: idOf.get(id)!, salt: salts[index], data: personal }))
  )
}

function newSalt(): string {
  return randomBytes(16).toString('hex')
}

function eventOf(actor: Actor, facts: AuditFacts, salt: string, now: DateTime) {
  return {
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
    personalCommitment: actor.personal ? commitmentTo(salt, actor.personal) : null,
  }
}
