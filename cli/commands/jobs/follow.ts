import type { Run } from '../../context.ts'
import { assertMayWrite } from '../../lib/failed_file.ts'
import { followJob } from '../../lib/jobs.ts'

export const run: Run<{ failed?: string }> = async (context, { failed }, [id]) => {
  await assertMayWrite(failed)
  const client = await context.connect()
  const job = await client.data('admin.jobs.show', { params: { id } })
  await followJob(context, client, job, { unit: 'rows', failedCsv: failed, onlyLooks: true })
}
