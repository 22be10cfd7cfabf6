import { REFUSED, type BulkRow } from '#domain/bulk/bulk_work'
import type { TableRow, Values } from '#domain/imports/tables/table_row'
import type { Done, Refused } from '#domain/shared/result'

/** What a line of a file asks for, or why it cannot be heard. */
export type Item<Asked> = { line: number; asked: Asked } | { line: number; refusal: RowRefusal }

export type RowRefusal = { column: string | null; code: string; message: string }

type Read<Asked> = Done<Asked> | Refused<string, { column: string; message: string }>

export function itemOf<Asked>(row: TableRow, read: (values: Values) => Read<Asked>): Item<Asked> {
  const { line } = row
  if ('problem' in row) return { line, refusal: row.problem }
  const asked = read(row.values)
  if (asked.ok) return { line, asked: asked.value }
  return { line, refusal: { ...asked.details, code: asked.code } }
}

export function refusedRow(
  line: number,
  { column, code, message }: RowRefusal,
  said: { ref: string | null; name: string | null } = { ref: null, name: null }
): BulkRow {
  return { line, column, outcome: REFUSED, code, message, ...said, targetId: null }
}
