import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import type { LogLine } from '#domain/audit/chain/log_line'
import { logLines } from '#domain/audit/log_lines'
import { recordAudit } from '#domain/audit/record_audit'
import { chainHead, sealEvents, type ChainHead } from '#domain/audit/seal_events'
import type { Stretch } from '#domain/audit/sealed_events'
import type { Actor } from '#domain/shared/actor'

/** Of the events' times; both ends belong to it. Absent is open. */
export type ExportRange = { from?: DateTime | null; to?: DateTime | null }

/** A part ends with a signed head, unless the next one is further away than this. */
const MOST_UP_TO_A_HEAD = 2000

/**
 * Events as lines, with the heads that were signed and the public keys; the chain's head is last.
 * The range widens to whole stretches of the chain (events happen and are sealed in slightly
 * different orders) and on to the next signed head, so that it can be verified on its own.
 * Exporting is itself audited, and is the last event when the range is open.
 */
export async function exportEvents(
  range: ExportRange,
  actor: Actor,
  now: DateTime
): Promise<AsyncGenerator<LogLine>> {
  const details = {
    from: range.from?.toUTC().toISO() ?? null,
    to: range.to?.toUTC().toISO() ?? null,
  }
  await writeTransaction((trx) =>
    recordAudit(trx, actor, { action: 'audit.exported', details }, now)
  )
  await sealEvents({ now, always: true })
  return linesOf(await stretchOf(range), await chainHead(db.connection()), now)
}

async function stretchOf({ from, to }: ExportRange): Promise<Stretch | null> {
  const query = db.from('audit_events').whereNotNull('seq')
  if (from) query.where('occurred_at', '>=', from.toUTC().toISO()!)
  if (to) query.where('occurred_at', '<=', to.toUTC().toISO()!)
  const [bounds] = await query.min('seq as from_seq').max('seq as to_seq')
  if (bounds.from_seq === null) return null

  const lastSeq = Number(bounds.to_seq)
  const head = await db
    .from('audit_heads')
    .whereBetween('seq', [lastSeq, lastSeq + MOST_UP_TO_A_HEAD])
    .orderBy('seq')
    .first()
  return { fromSeq: Number(bounds.from_seq), toSeq: head ? Number(head.seq) : lastSeq }
}

async function* linesOf(
  stretch: Stretch | null,
  head: ChainHead,
  now: DateTime
): AsyncGenerator<LogLine> {
  let events = 0
  if (stretch) {
    for await (const line of logLines(db.connection(), stretch)) {
      if (line.kind === 'event') events++
      yield line
    }
  }
  yield { kind: 'head', ...head, events, exportedAt: now.toUTC().toISO()! }
}
