import type { Context } from '../../context.ts'
import { assertMayWrite } from '../failed_file.ts'
import { followJob } from '../jobs.ts'
import { startJob } from '../jobs/start.ts'
import { openTable, type TableOptions } from '../table_file.ts'
import { watched } from '../watched.ts'

/** As the server has it. */
const LIMIT_MEGABYTES = 256

export type TableTaking = TableOptions & {
  decimal?: '.' | ','
  dates?: 'YYYY-MM-DD' | 'DD.MM.YYYY' | 'DD/MM/YYYY' | 'MM/DD/YYYY'
  atomic?: true
  dryRun?: true
  notify?: true
  failed?: string
  detach?: true
}

/** Takes in a CSV or JSON file of many invoices, as a job of the server. */
export async function importTable(
  context: Context,
  file: string,
  { decimal, dates, atomic, dryRun, notify, failed, detach, ...options }: TableTaking
): Promise<void> {
  await assertMayWrite(failed)
  const table = await openTable(file, options, LIMIT_MEGABYTES)
  const { format, length } = table
  const query = { ...table.query, format, decimal, dates, atomic, dryRun, notify }
  const sent = { contentType: format === 'json' ? 'application/json' : 'text/csv', length }
  const client = await context.connect()
  const { data } = await startJob(
    context,
    (headers) => {
      const bytes = watched(table.read(), length ?? null, context.output)
      return client.upload('admin.bulk_invoice_imports.store', { query, headers }, bytes, sent)
    },
    table
  )
  await followJob(context, client, data, { unit: 'invoices', failedCsv: failed, detach })
}
