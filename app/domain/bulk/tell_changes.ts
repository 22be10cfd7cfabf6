import { addCounts } from '#domain/bulk/add_counts'
import type { BulkRow, Written } from '#domain/bulk/bulk_work'

/** For work whose items are what came of them: what stayed as it was is counted, and worth no row. */
export function tellChanges(items: BulkRow[]): Written {
  const counts = items.reduce<Record<string, number>>(
    (sum, { outcome }) => addCounts(sum, { [outcome]: 1 }),
    {}
  )
  return { counts, rows: items.filter(({ outcome }) => outcome !== 'unchanged') }
}
