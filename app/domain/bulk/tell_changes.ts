import type { BulkRow, Written } from '#domain/bulk/bulk_work'
import { countRows } from '#domain/bulk/count_rows'

/** Of what came of items: what stayed as it was is a number, and worth no row. */
export function tellChanges(items: BulkRow[]): Written {
  return {
    counts: countRows(items),
    rows: items.filter(({ outcome }) => outcome !== 'unchanged'),
  }
}
