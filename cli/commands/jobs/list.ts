import type { Run } from '../../context.ts'
import { kindOf } from '../../lib/jobs/words.ts'
import { refusedIn } from '../../lib/jobs/failed_rows.ts'
import type { Job } from '../../lib/jobs/watch.ts'
import { atMost } from '../../lib/rows.ts'
import { time } from '../../lib/time.ts'

type Options = { state?: Job['state']; limit: string }

export const run: Run<Options> = async ({ output, connect }, { state, limit }) => {
  const client = await connect()
  const query = { state: state === 'receiving' ? undefined : state }
  const jobs = await atMost(limit, (size) =>
    client.pages('admin.jobs.index', { query: { ...query, limit: size } })
  )

  for (const job of jobs) output.record(job)
  if (jobs.length === 0) return output.say('No jobs.')
  const { green, red, yellow } = output.paint
  const paint = (text: string) =>
    text === 'done' ? green(text) : text === 'failed' ? red(text) : yellow(text)
  output.table(
    [
      { title: 'Job' },
      { title: 'What', shrinks: true },
      { title: 'State', paint },
      { title: 'Done', align: 'right' },
      { title: 'Refused', align: 'right' },
      { title: 'By', shrinks: true },
      { title: 'Started' },
    ],
    jobs.map((job) => [
      job.id,
      `${kindOf(job.kind)}${job.fileName ? ` from ${job.fileName}` : ''}${job.dryRun ? ', dry run' : ''}`,
      job.state,
      job.total === null ? String(job.done) : `${job.done}/${job.total}`,
      String(refusedIn(job)),
      job.startedBy.name,
      time(job.createdAt),
    ])
  )
}
