import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** For `unique`: whichever of the table's unique columns is taken. */
export const ANY_CONFLICT: string[] = []

type Row = Record<string, string | number | Buffer | null>

/**
 * Inserts a row unless one with the same values in `unique` is there, and says whether it did.
 * The database decides, so of two at once only one is told yes. Names of table and columns come
 * from code, never from a request. (Lucid's `returning` answers on SQLite as if it had inserted.)
 */
export async function insertIfAbsent(
  client: QueryClientContract,
  table: string,
  row: Row,
  unique: string[]
): Promise<boolean> {
  const inserted = await insertAbsent(client, table, [row], unique, '1 as inserted')
  return inserted.length === 1
}

/**
 * The same for many rows of the same columns in one statement; of rows that are alike the first is
 * inserted. Answers `returning` of each that was.
 */
export async function insertAbsent(
  client: QueryClientContract,
  table: string,
  rows: Row[],
  unique: string[],
  returning: string
): Promise<Record<string, unknown>[]> {
  const columns = Object.keys(rows[0])
  const values = rows.map((row) => columns.map((name) => row[name]))
  const tuples = values.map(
    (tuple) => `(${tuple.map((value) => (value === null ? 'null' : '?')).join(', ')})`
  )
  const result: unknown = await client.rawQuery(
    `insert into ${table} (${columns.join(', ')})
     values ${tuples.join(', ')}
     on conflict ${unique.length > 0 ? `(${unique.join(', ')})` : ''} do nothing
     returning ${returning}`,
    values.flat().filter((value) => value !== null)
  )
  const found: unknown = Array.isArray(result) ? result : Reflect.get(Object(result), 'rows')
  return Array.isArray(found) ? found : []
}
