import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { EventRow } from '#domain/audit/event_facts'
import { eventRows } from '#domain/audit/event_rows'

const PAGE = 2000

export type SealedRow = EventRow & {
  seq: number
  previous_hash: string
  hash: string
  /** Of the side table; null when there was none or it was erased. */
  salt: string | null
  personal_data: string | null
}

/** Both ends belong to it. */
export type Stretch = { fromSeq: number; toSeq: number }

/** Sealed events by seq, in pages, so that a chain of any length takes bounded memory. */
export async function* sealedEvents(
  client: QueryClientContract,
  { fromSeq, toSeq }: Stretch
): AsyncGenerator<SealedRow> {
  for (let after = fromSeq - 1; ;) {
    const rows = (await eventRows(client)
      .leftJoin('audit_personal', 'audit_personal.event_id', 'audit_events.id')
      .select('audit_personal.salt as salt', 'audit_personal.data as personal_data')
      .where('seq', '>', after)
      .where('seq', '<=', toSeq)
      .orderBy('seq')
      .limit(PAGE)) as SealedRow[]
    yield* rows
    if (rows.length < PAGE) return
    after = Number(rows.at(-1)!.seq)
  }
}
