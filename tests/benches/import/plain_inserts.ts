import Sqlite from 'better-sqlite3'

/** What an import writes most of. */
const TABLES = ['invoices', 'invoice_lines', 'invoice_taxes', 'audit_events']
const PER_TRANSACTION = 1000

/**
 * How long better-sqlite3 alone takes to insert the rows that an import wrote: prepared statements,
 * a thousand rows to a transaction, into a database of the same tables and indexes that holds none.
 * Answers seconds; reading the rows is not counted.
 */
export function timePlainInserts(imported: string, empty: string): number {
  const source = new Sqlite(imported, { readonly: true })
  const target = new Sqlite(empty)
  target.pragma('journal_mode = WAL')
  target.pragma('synchronous = NORMAL')
  target.pragma('foreign_keys = OFF')
  const made = source
    .prepare(
      `select sql from sqlite_master where sql is not null and tbl_name in (${TABLES.map(() => '?').join(', ')})
              and type in ('table', 'index')`
    )
    .pluck()
    .all(TABLES) as string[]
  for (const sql of made) target.exec(sql)
  let seconds = 0
  for (const table of TABLES) {
    const columns = source.pragma(`table_info(${table})`) as { name: string }[]
    const names = columns.map(({ name }) => `"${name}"`).join(', ')
    const insert = target.prepare(
      `insert into ${table} (${names}) values (${columns.map(() => '?').join(', ')})`
    )
    const write = target.transaction((rows: unknown[][]) => {
      for (const row of rows) insert.run(...row)
    })
    const page = source
      .prepare(`select ${names} from ${table} where id > ? order by id limit ?`)
      .raw()
    let last: unknown = 0
    for (;;) {
      const rows = page.all(last, PER_TRANSACTION) as unknown[][]
      if (rows.length === 0) break
      last = rows.at(-1)![0]
      const started = performance.now()
      write(rows)
      seconds += (performance.now() - started) / 1000
    }
  }
  source.close()
  target.close()
  return seconds
}
