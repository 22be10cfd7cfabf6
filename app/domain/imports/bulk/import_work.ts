import db from '@adonisjs/lucid/services/db'
import { MOST_ATOMIC_ROWS, tooManyRows, type TooManyRows } from '#domain/bulk/all_or_nothing'
import type { BulkOrder, BulkWork } from '#domain/bulk/bulk_work'
import type { Unreadable } from '#domain/bulk/table_batches'
import type { ImportParams } from '#domain/imports/bulk/import_params'
import { ImportRun, type OnIgnored } from '#domain/imports/bulk/import_run'
import { readItems, surveyItems, type ImportItem } from '#domain/imports/bulk/read_items'
import type { Survey } from '#domain/imports/survey_csv'
import { done, type Done } from '#domain/shared/result'

/** Invoices from a CSV or JSON file; what was refused is told line by line. */
export const importWork: BulkWork = {
  async open(order) {
    const params = order.params as ImportParams
    const newest = { invoice: await newestId('invoices'), client: await newestId('clients') }
    const survey = await surveyItems(order.read(), params)
    const { count: total } = survey
    if (!params.atomic) {
      const read = (onIgnored: OnIgnored) => readItems(order.read(), params, survey, onIgnored)
      return done(new ImportRun(order, params, { newest, total }, read))
    }
    const all = await readAll(order, params, survey)
    if (!all.ok) return all
    return done(new ImportRun(order, params, { newest, total }, () => again(all.value)))
  },
}

async function newestId(table: string): Promise<number> {
  const row: { id: number | string | null } = await db.from(table).max('id as id').first()
  return Number(row.id ?? 0)
}

/**
 * One transaction reads nothing beside itself: all that it will write is in memory before it
 * begins, which is why there is a limit.
 */
async function readAll(
  order: BulkOrder,
  params: ImportParams,
  survey: Survey
): Promise<Done<(ImportItem | Unreadable)[]> | TooManyRows> {
  const items: (ImportItem | Unreadable)[] = []
  let rows = 0
  for await (const item of readItems(order.read(), params, survey)) {
    rows += 'rows' in item ? item.rows : 0
    if (rows > MOST_ATOMIC_ROWS) return tooManyRows()
    items.push(item)
  }
  return done(items)
}

async function* again(items: (ImportItem | Unreadable)[]): AsyncGenerator<ImportItem | Unreadable> {
  yield* items
}
