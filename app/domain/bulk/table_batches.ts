import { MOST_ATOMIC_ROWS, tooManyRows, type TooManyRows } from '#domain/bulk/all_or_nothing'
import type { Batch, BulkOrder } from '#domain/bulk/bulk_work'
import type { Header } from '#domain/imports/tables/read_header'
import { readJsonTable } from '#domain/imports/tables/read_json_table'
import { readTable } from '#domain/imports/tables/read_table'
import type { Delimiter, TableLimits, TableRow } from '#domain/imports/tables/table_row'
import type { TableTemplate } from '#domain/imports/tables/table_template'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** How a table is handed in: kept in the params of its job. */
export type TableParams = {
  format: 'csv' | 'json'
  delimiter?: Delimiter
  /** The file's column → the format's. */
  map?: Record<string, string>
}

/** Where a file breaks off: what stands before it is good. */
export type Unreadable = Refused<
  'unreadable_file',
  { line: number; column: string | null; reason: string; message: string }
>

/**
 * Reads the table that was handed in with a job, batch by batch. A cursor is the number of rows
 * that are done: whoever takes the job over reads past those. `each` sees every row once in the
 * order of the file, those that are done too, and makes the item of it.
 */
export class TableBatches<Item> {
  /** Columns of the file that the format does not have; known after the first batch. */
  ignored: string[] = []
  private rows: AsyncGenerator<TableRow> | null = null
  private at = 0
  private loaded: TableRow[] | null = null
  private fatal: Unreadable | null = null

  constructor(
    private order: BulkOrder,
    private table: { template: TableTemplate; params: TableParams; limits: Partial<TableLimits> },
    private read: { size: number; begin(): void; each(row: TableRow): Item }
  ) {}

  /**
   * Reads the whole table now: a job that is all or nothing writes it in one transaction, which
   * reads nothing beside itself.
   */
  async load(): Promise<Done<undefined> | TooManyRows> {
    const all: TableRow[] = []
    for await (const row of this.openTable()) {
      if (all.push(row) > MOST_ATOMIC_ROWS) return tooManyRows()
    }
    this.loaded = all
    return done()
  }

  /** How many items there are: a first look over the whole table. */
  async count(): Promise<number> {
    let rows = 0
    for await (const row of this.openTable()) if (!isFatal(row)) rows++
    return rows
  }

  async next(cursor: string | null): Promise<Batch<Item> | Unreadable | null> {
    const from = Number(cursor ?? 0)
    if (!this.rows || this.at !== from) await this.moveTo(from)
    if (this.fatal) return this.fatal

    const items: Item[] = []
    while (items.length < this.read.size) {
      const item = await this.one()
      if (!item) break
      items.push(item.value)
    }
    // What stands above the place where a file breaks off is taken first.
    if (items.length > 0) return { items, cursor: String(this.at) }
    return this.fatal
  }

  async close(): Promise<void> {
    await this.rows?.return(undefined)
    this.rows = null
  }

  private async moveTo(position: number): Promise<void> {
    await this.close()
    this.rows = this.openTable()
    this.at = 0
    this.fatal = null
    this.read.begin()
    while (this.at < position) if (!(await this.one())) return
  }

  private async one(): Promise<{ value: Item } | null> {
    const { value: row, done: isOver } = await this.rows!.next()
    if (isOver) return null
    if (isFatal(row)) {
      const { code, column, message } = row.problem
      const reason = code.replaceAll('_', '-')
      this.fatal = refused('unreadable_file', { line: row.line, column, reason, message })
      return null
    }
    this.at++
    return { value: this.read.each(row) }
  }

  private openTable(): AsyncGenerator<TableRow> {
    if (this.loaded) return again(this.loaded)
    const { template, params, limits } = this.table
    if (params.format === 'json') return readJsonTable(this.order.read(), { template, limits })
    const { delimiter, map } = params
    const onHeader = (header: Header) => (this.ignored = header.ignored)
    return readTable(this.order.read(), { template, delimiter, map, limits, onHeader })
  }
}

function isFatal(row: TableRow): row is Extract<TableRow, { problem: unknown }> {
  return 'problem' in row && row.problem.isFatal === true
}

async function* again(rows: TableRow[]): AsyncGenerator<TableRow> {
  yield* rows
}
