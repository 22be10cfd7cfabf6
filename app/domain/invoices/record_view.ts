import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { Often } from '#domain/audit/often'
import { recordAudit } from '#domain/audit/record_audit'
import type { Actor } from '#domain/shared/actor'
import type Invoice from '#models/invoice'

const views = new Often({ hours: 1 })

/**
 * Records that somebody of the client looked at an invoice: once an hour for each session and
 * invoice. Staff who view as the client are nobody of it. Throws DatabaseBusy: what cannot be
 * recorded is not shown.
 */
export async function recordView(invoice: Invoice, actor: Actor, now: DateTime): Promise<void> {
  if (actor.type === 'staff') return
  const facts = {
    action: 'invoice.viewed',
    clientId: invoice.clientId,
    target: { type: 'invoice', id: invoice.publicId },
  }
  await views.tell(`${actor.sessionHash} ${actor.id} ${invoice.id}`, now, () =>
    writeTransaction((trx) => recordAudit(trx, actor, facts, now))
  )
}
