import db from '@adonisjs/lucid/services/db'
import type { BulkOrder, BulkWork } from '#domain/bulk/bulk_work'
import { MOST_ATOMIC_ROWS, type ImportParams } from '#domain/imports/bulk/import_params'
import { ImportRun, type OnIgnored } from '#domain/imports/bulk/import_run'
import {
  readItems,
  surveyItems,
  type ImportItem,
  type Unreadable,
} from '#domain/imports/bulk/read_items'
import type { Survey } from '#domain/imports/survey_csv'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** Invoices from a CSV or JSON file; what was refused is told line by line. */
export const importWork: BulkWork = {
  async open(order) {
    const params = order.params as ImportParams
    const newest: { id: number | string | null } = await db.from('invoices').max('id as id').first()
    const lastId = Number(newest.id ?? 0)
    const survey = await surveyItems(order.read(), params)
    const { count: total } = survey
    if (!params.atomic) {
      const read = (onIgnored: OnIgnored) => readItems(order.read(), params, survey, onIgnored)
      return done(new ImportRun(order, params, { lastId, total }, read))
    }
    const all = await readAll(order, params, survey)
    if (!all.ok) return all
    return done(new ImportRun(order, params, { lastId, total }, () => again(all.value)))
  },
}

/**
 * One transaction reads nothing beside itself: all that it will write is in memory before it
 * begins, which is why there is a limit.
 */
async function readAll(
  order: BulkOrder,
  params: ImportParams,
  survey: Survey
): Promise<
  Done<(ImportItem | Unreadable)[]> | Refused<'too_many_rows', { limit: number; message: string }>
> {
  const message = `All or nothing takes ${MOST_ATOMIC_ROWS.toLocaleString('en')} rows at most.`
  const items: (ImportItem | Unreadable)[] = []
  let rows = 0
  for await (const item of readItems(order.read(), params, survey)) {
    rows += 'rows' in item ? item.rows : 0
    if (rows > MOST_ATOMIC_ROWS)
      return refused('too_many_rows', { limit: MOST_ATOMIC_ROWS, message })
    items.push(item)
  }
  return done(items)
}

async function* again(items: (ImportItem | Unreadable)[]): AsyncGenerator<ImportItem | Unreadable> {
  yield* items
}
