import type { Run } from '../../context.ts'
import { assertMayWrite } from '../../lib/failed_file.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { followJob } from '../../lib/jobs.ts'
import { startJob } from '../../lib/jobs/start.ts'
import { saveStream } from '../../lib/save_stream.ts'
import { openTable, type TableOptions } from '../../lib/table_file.ts'
import { watched } from '../../lib/watched.ts'

type Options = TableOptions & {
  atomic?: true
  dryRun?: true
  failed?: string
  detach?: true
  template?: true
}

export const run: Run<Options> = async (context, options, [file]) => {
  const { atomic, dryRun, failed, detach, template } = options
  if (template) {
    const client = await context.connect()
    const download = await client.stream('admin.client_imports.template', ['text/csv'])
    return saveStream(download, undefined, client.url)
  }
  if (file === undefined) {
    throw new Failure('usage', 'Which file? Say its name, or - for the input.', {
      exitStatus: EXIT.usage,
      hint: 'With --template you get a file to begin with.',
    })
  }
  await assertMayWrite(failed)
  const table = await openTable(file, options)
  const { format, length } = table
  const query = { ...table.query, format, atomic, dryRun }
  const sent = { contentType: format === 'json' ? 'application/json' : 'text/csv', length }
  const client = await context.connect()
  const { data } = await startJob(
    context,
    (headers) => {
      const bytes = watched(table.read(), length ?? null, context.output)
      return client.upload('admin.client_imports.store', { query, headers }, bytes, sent)
    },
    table
  )
  await followJob(context, client, data, { unit: 'rows', failedCsv: failed, detach })
}
