import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { eventFacts, type EventFacts } from '#domain/audit/event_facts'
import { recordAudit } from '#domain/audit/record_audit'
import { chainHead, sealEvents, type ChainHead } from '#domain/audit/seal_events'
import { sealedEvents } from '#domain/audit/sealed_events'
import type { Actor } from '#domain/shared/actor'

/** Of the events' times; both ends belong to it. Absent is open. */
export type ExportRange = { from?: DateTime | null; to?: DateTime | null }

export type ExportRow =
  | ({ kind: 'event' } & EventFacts & {
        hash: string
        /** Null when there was none or it was erased; the salt proves it was this data. */
        personalData: { salt: string; data: unknown } | null
      })
  | { kind: 'head'; seq: number; hash: string; events: number; exportedAt: string }

/**
 * Events as rows for JSON Lines, the chain's head last. The range widens to whole stretches of the
 * chain (events happen and are sealed in slightly different orders), so that it can be verified on
 * its own. Exporting is itself audited, and is the last event when the range is open.
 */
export async function exportEvents(
  range: ExportRange,
  actor: Actor,
  now: DateTime
): Promise<AsyncGenerator<ExportRow>> {
  const details = {
    from: range.from?.toUTC().toISO() ?? null,
    to: range.to?.toUTC().toISO() ?? null,
  }
  await writeTransaction((trx) =>
    recordAudit(trx, actor, { action: 'audit.exported', details }, now)
  )
  await sealEvents()
  return rowsOf(await stretch(range), await chainHead(db.connection()), now)
}

async function stretch({ from, to }: ExportRange) {
  const query = db.from('audit_events').whereNotNull('seq')
  if (from) query.where('occurred_at', '>=', from.toUTC().toISO()!)
  if (to) query.where('occurred_at', '<=', to.toUTC().toISO()!)
  const [bounds] = await query.min('seq as from_seq').max('seq as to_seq')
  return bounds.from_seq === null
    ? null
    : { fromSeq: Number(bounds.from_seq), toSeq: Number(bounds.to_seq) }
}

async function* rowsOf(
  bounds: { fromSeq: number; toSeq: number } | null,
  head: ChainHead,
  now: DateTime
): AsyncGenerator<ExportRow> {
  let events = 0
  if (bounds) {
    for await (const row of sealedEvents(db.connection(), bounds)) {
      events++
      yield {
        kind: 'event',
        ...eventFacts(row, Number(row.seq), row.previous_hash),
        hash: row.hash,
        personalData:
          row.salt !== null && row.personal_data !== null
            ? { salt: row.salt, data: JSON.parse(row.personal_data) }
            : null,
      }
    }
  }
  yield { kind: 'head', ...head, events, exportedAt: now.toUTC().toISO()! }
}
