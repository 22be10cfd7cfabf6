import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Invoice from '#models/invoice'

const AGAIN_AFTER = { hours: 1 }
const REMEMBERED = 10_000

/** When a session's view of an invoice was last recorded, in ms; the oldest first. */
const recorded = new Map<string, number>()

/**
 * Records that somebody looked at an invoice: once an hour for each session and invoice. A page that
 * is reloaded, or asks again every few seconds, tells nothing new, and on SQLite each row takes the
 * lock that payments need. This process alone remembers, so a restart or a second process may record
 * a view again; none goes unrecorded. Throws DatabaseBusy: what cannot be recorded is not shown.
 */
export async function recordView(invoice: Invoice, actor: Actor, now: DateTime): Promise<void> {
  const key = `${actor.sessionHash} ${actor.id} ${invoice.id}`
  const last = recorded.get(key)
  if (last !== undefined && last > now.minus(AGAIN_AFTER).toMillis()) return

  const facts = {
    action: 'invoice.viewed',
    clientId: invoice.clientId,
    target: { type: 'invoice', id: invoice.publicId },
  }
  await writeTransaction((trx) => recordAudit(trx, actor, facts, now))

  recorded.delete(key)
  recorded.set(key, now.toMillis())
  if (recorded.size > REMEMBERED) recorded.delete(recorded.keys().next().value!)
}
