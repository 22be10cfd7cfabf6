import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { LucidModel, ModelAttributes } from '@adonisjs/lucid/types/model'
import { sqliteConnection } from '#database/sqlite_connection'

type Attributes<Model extends LucidModel> = Partial<ModelAttributes<InstanceType<Model>>>

/**
 * Inserts rows of one model as the model itself would write them; what it would fill in by itself
 * (times) has to be given. Every row has the same attributes. With `unlessTaken` a row whose value
 * of that column exists already is left out. Hooks do not run.
 *
 * A million values are inserted this way, and the query builder takes longer to bind them than the
 * database to write them: SQLite gets row by row through the driver's own statement, PostgreSQL all
 * of them as one JSON text.
 */
export async function insertRows<Model extends LucidModel>(
  trx: TransactionClientContract,
  model: Model,
  rows: Attributes<NoInfer<Model>>[],
  { unlessTaken }: { unlessTaken?: string } = {}
): Promise<void> {
  if (rows.length === 0) return
  model.boot()
  const columns = Object.keys(rows[0]).map((attribute) => columnOf(model, attribute))
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const into = `insert into "${model.table}" (${names})`
  const conflict = unlessTaken ? ` on conflict ("${unlessTaken}") do nothing` : ''

  if (trx.dialect.name === 'postgres') {
    const objects = rows.map((row) =>
      Object.fromEntries(columns.map(({ name, value }) => [name, wellFormed(value(row))]))
    )
    await trx.rawQuery(
      `${into} select ${names} from json_populate_recordset(null::"${model.table}", ?)${conflict}`,
      [JSON.stringify(objects)]
    )
    return
  }
  const marks = columns.map(() => '?').join(', ')
  const connection = await sqliteConnection(trx)
  const insert = connection.prepare(`${into} values (${marks})${conflict}`)
  for (const row of rows) insert.run(columns.map(({ value }) => bindable(value(row))))
}

function columnOf(model: LucidModel, attribute: string) {
  const column = model.$getColumn(attribute)
  if (!column) throw new Error(`${model.name} has no column for ${attribute}`)
  // As the model's own columns declare it (database/columns.ts); none of them looks at the model.
  const prepare = column.prepare as ((value: unknown) => unknown) | undefined
  // The same time, and often the same object, is in many rows one after another.
  let last: unknown
  let prepared: unknown
  return {
    name: column.columnName,
    value(row: object): unknown {
      const given: unknown = Reflect.get(row, attribute) ?? null
      if (!prepare || typeof given !== 'object') return prepare ? prepare(given) : given
      if (given !== last) prepared = prepare(given)
      last = given
      return prepared
    },
  }
}

/** SQLite knows no booleans. */
function bindable(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value
}

/** PostgreSQL refuses half a character in JSON; in a text the driver replaces it. */
function wellFormed(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}
