import type { Run } from '../../context.ts'
import { followJob } from '../../lib/jobs.ts'

export const run: Run<{ failed?: string }> = async (context, { failed }, [id]) => {
  const client = await context.connect()
  const job = await client.data('admin.jobs.show', { params: { id } })
  await followJob(context, client, job, { unit: 'rows', failedCsv: failed })
}
