import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { LucidModel, ModelAttributes } from '@adonisjs/lucid/types/model'

/** Values per statement: SQLite takes 32,766, PostgreSQL 65,535. */
const VALUES = 15_000

/** Rows per statement: few sizes, because each is a statement of its own that is kept prepared. */
const SIZES = [500, 100, 20, 5, 1]

type Attributes<Model extends LucidModel> = Partial<ModelAttributes<InstanceType<Model>>>

/**
 * Inserts rows of one model, many to a statement, as the model itself would write them; what it
 * would fill in by itself (times) has to be given. Every row has the same attributes. With
 * `unlessTaken` a row whose value of that column exists already is left out. Hooks do not run.
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
  const conflict = unlessTaken ? ` on conflict ("${unlessTaken}") do nothing` : ''
  const into = `insert into "${model.table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})`
  const tuple = `(${columns.map(() => '?').join(', ')})`
  const sizes = SIZES.filter((size) => size * columns.length <= VALUES)

  for (let start = 0; start < rows.length;) {
    const size = sizes.find((one) => one <= rows.length - start) ?? 1
    const batch = rows.slice(start, start + size)
    start += size
    const values = batch.flatMap((row) => columns.map(({ value }) => value(row)))
    await trx.rawQuery(
      `${into} values ${batch.map(() => tuple).join(', ')}${conflict}`,
      // Lucid's type of bindings knows no null, which both drivers take.
      values as string[]
    )
  }
}

function columnOf(model: LucidModel, attribute: string) {
  const column = model.$getColumn(attribute)
  if (!column) throw new Error(`${model.name} has no column for ${attribute}`)
  // As the model's own columns declare it (database/columns.ts); none of them looks at the model.
  const prepare = column.prepare as ((value: unknown) => unknown) | undefined
  return {
    name: column.columnName,
    value(row: object): unknown {
      const given: unknown = Reflect.get(row, attribute) ?? null
      return prepare ? prepare(given) : given
    },
  }
}
