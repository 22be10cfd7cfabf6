import type { ColumnMap } from '#domain/imports/tables/read_header'
import type { Delimiter, Notation } from '#domain/imports/tables/table_row'

/** How a file of invoices is handed in: kept in the params of its job. */
export type ImportParams = {
  format: 'csv' | 'json'
  delimiter?: Delimiter
  map?: ColumnMap
  notation: Notation
  atomic: boolean
  /** Mail the clients about their invoices. */
  notify: boolean
}
