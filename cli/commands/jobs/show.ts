import type { Run } from '../../context.ts'
import { assertMayWrite } from '../../lib/failed_file.ts'
import { tellEnding } from '../../lib/jobs/ending.ts'
import { countsOf, kindOf } from '../../lib/jobs/words.ts'
import { isOver } from '../../lib/jobs/watch.ts'
import { clean } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

export const run: Run<{ failed?: string }> = async (context, { failed }, [id]) => {
  const { output, connect } = context
  await assertMayWrite(failed)
  const client = await connect()
  const job = await client.data('admin.jobs.show', { params: { id } })

  const { bold, dim } = output.paint
  const dry = job.dryRun ? ', dry run' : ''
  output.say(`${bold(kindOf(job.kind))}${dry} ${dim(job.id)}`)
  if (job.fileName) output.say(`File     ${clean(job.fileName)}`)
  output.say(`Started  ${time(job.createdAt)} by ${clean(job.startedBy.name)}`)
  if (isOver(job)) {
    const path = failed === undefined ? null : { path: failed, isAsked: true }
    return tellEnding(context, client, job, path)
  }

  const of = job.total === null ? '' : ` of ${job.total.toLocaleString('en')}`
  output.record({ job })
  output.say(`State    ${job.state}, ${job.done.toLocaleString('en')}${of} done`)
  const counts = countsOf(job)
  if (counts) output.say(`So far   ${counts}`)
}
