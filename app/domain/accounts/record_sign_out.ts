import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'

/** Somebody ends their own session. */
export function recordSignOut(actor: Actor, now: DateTime): Promise<void> {
  const target = actor.id === null ? null : { type: 'account', id: actor.id }
  return writeTransaction((trx) =>
    recordAudit(trx, actor, { action: 'session.closed', target }, now)
  )
}
