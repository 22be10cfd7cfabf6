import db from '@adonisjs/lucid/services/db'

/**
 * The currencies of a table's rows, one step through an index that begins with them for each, where
 * DISTINCT would read every row. `rows` are words of ours: a table, and a condition of its index.
 */
export async function currenciesOf(rows: string): Promise<string[]> {
  const answer: unknown = await db.rawQuery(
    `with recursive found(currency) as (
       select min(currency) from ${rows}
       union all
       select (select min(currency) from ${rows} and currency > found.currency)
       from found where found.currency is not null
     )
     select currency from found where currency is not null`
  )
  // SQLite's driver answers rows bare, PostgreSQL's in an object.
  const found: unknown = Array.isArray(answer) ? answer : Reflect.get(Object(answer), 'rows')
  return (found as { currency: string }[]).map(({ currency }) => currency)
}
