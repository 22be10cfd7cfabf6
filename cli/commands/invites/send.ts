import type { Sent } from '../../client.ts'
import type { Run } from '../../context.ts'
import { assertMayWrite } from '../../lib/failed_file.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { followJob } from '../../lib/jobs.ts'
import { startJob } from '../../lib/jobs/start.ts'
import { openPeople, type TableOptions } from '../../lib/table_file.ts'
import { watched } from '../../lib/watched.ts'

type Selection = { pending?: true; all?: true; client?: string[] }
type Options = Selection &
  TableOptions & { file?: string; dryRun?: true; failed?: string; detach?: true }

export const run: Run<Options> = async (context, options) => {
  const { file, dryRun = false, failed, detach } = options
  await assertMayWrite(failed)
  const table = file === undefined ? null : await openPeople(file, options)
  const body = table ? null : { ...selectionOf(options), dryRun }
  const client = await context.connect()
  const start = (headers: Record<string, string>) =>
    body
      ? client.call('admin.invites.store', { body, headers })
      : client.upload(
          'admin.invites.import',
          { query: { ...table!.query, dryRun }, headers },
          watched(table!.read(), table!.length ?? null, context.output),
          { contentType: 'text/csv', length: table!.length }
        )
  const job = await startJob(context, start, table ?? {})
  await followJob(context, client, job.data, { unit: 'people', failedCsv: failed, detach })
}

function selectionOf({ pending, all, client }: Selection): Sent<'admin.invites.store'> {
  if (client) return { to: 'clients', clients: client }
  if (all) return { to: 'all' }
  if (pending) return { to: 'pending' }
  throw new Failure('usage', 'Whom? Say --pending, --all, --client <ref> or --file <csv>.', {
    exitStatus: EXIT.usage,
    hint: 'With --dry-run you see first who it would be.',
  })
}
