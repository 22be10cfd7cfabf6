import type { Run } from '../../context.ts'
import type { Job } from '../../lib/jobs/watch.ts'

const SAID: Partial<Record<Job['state'], string>> = {
  done: 'It was done already.',
  failed: 'It had failed already.',
  cancelled: 'It is cancelled.',
}

export const run: Run<object> = async ({ output, connect }, _, [id]) => {
  const client = await connect()
  const job = await client.data('admin.job_cancellations.update', { params: { id } })
  output.record({ job })
  output.say(SAID[job.state] ?? 'It ends after the batch under way.')
  output.note(`What was done stays. See it with: portal jobs show ${job.id}`)
}
