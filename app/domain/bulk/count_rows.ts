import { addCounts } from '#domain/bulk/add_counts'
import type { BulkRow } from '#domain/bulk/bulk_work'

/** How many rows there are of each outcome. */
export function countRows(rows: BulkRow[]): Record<string, number> {
  return rows.reduce((sum, { outcome }) => addCounts(sum, { [outcome]: 1 }), {})
}
