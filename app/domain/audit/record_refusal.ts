import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'

/** Records that somebody we know asked for what their role or token does not allow. */
export async function recordRefusal(
  asked: { method: string; route: string },
  actor: Actor,
  now: DateTime
): Promise<void> {
  const facts = { action: 'access.refused', outcome: 'refused' as const, details: asked }
  await writeTransaction((trx) => recordAudit(trx, actor, facts, now))
}
