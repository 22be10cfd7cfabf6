import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { DateTime } from 'luxon'
import { iso } from '#domain/shared/iso'

/** So many are erased in one transaction, and held in memory. */
const STEP = 1000

export type PersonalRow = {
  event_id: number
  occurred_at: string
  action: string
  target_type: string | null
  target_id: string | null
  data: string
}

export type PersonalQuery = DatabaseQueryBuilderContract<PersonalRow>

/** Events that have personal data beside them, oldest first, in steps; `narrow` says which. */
export async function* personalRows(
  narrow: (query: PersonalQuery) => unknown
): AsyncGenerator<PersonalRow[]> {
  for (let after = 0; ;) {
    const query = db
      .from('audit_personal')
      .join('audit_events', 'audit_events.id', 'audit_personal.event_id')
      .select('event_id', 'occurred_at', 'action', 'target_type', 'target_id', 'data')
      .where('event_id', '>', after)
      .orderBy('event_id')
      .limit(STEP) as PersonalQuery
    narrow(query)
    const rows = await query
    if (rows.length > 0) yield rows
    if (rows.length < STEP) return
    after = Number(rows.at(-1)!.event_id)
  }
}

/** Everything from before a moment. */
export async function* personalBefore(before: DateTime): AsyncGenerator<number[]> {
  const old = personalRows((query) => query.where('occurred_at', '<', iso(before)))
  for await (const rows of old) yield idsOf(rows)
}

export function idsOf(rows: PersonalRow[]): number[] {
  return rows.map(({ event_id: id }) => Number(id))
}
