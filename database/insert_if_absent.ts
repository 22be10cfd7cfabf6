import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/**
 * Inserts a row unless one with the same values in `unique` is there, and says whether it did.
 * The database decides, so of two at once only one is told yes. Names of table and columns come
 * from code, never from a request. (Lucid's `returning` answers on SQLite as if it had inserted.)
 */
export async function insertIfAbsent(
  client: QueryClientContract,
  table: string,
  row: Record<string, string | number | Buffer | null>,
  unique: string[]
): Promise<boolean> {
  const columns = Object.keys(row)
  const result: unknown = await client.rawQuery(
    `insert into ${table} (${columns.join(', ')})
     values (${columns.map((name) => (row[name] === null ? 'null' : '?')).join(', ')})
     on conflict (${unique.join(', ')}) do nothing
     returning 1 as inserted`,
    Object.values(row).filter((value) => value !== null)
  )
  const rows: unknown = Array.isArray(result) ? result : Reflect.get(Object(result), 'rows')
  return Array.isArray(rows) && rows.length === 1
}
