import type { Row } from '../../client.ts'
import type { Run } from '../../context.ts'
import { assertMayWrite } from '../../lib/failed_file.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { followJob } from '../../lib/jobs.ts'
import { startJob } from '../../lib/jobs/start.ts'
import { moment } from '../../lib/moment.ts'

type Options = {
  since?: string
  gateway?: Row<'admin.gateway_events.index'>['gateway']
  dryRun?: boolean
  failed?: string
  detach?: boolean
}

export const run: Run<Options> = async (context, options, events) => {
  const { gateway, dryRun = false, failed, detach } = options
  const which = chosen(events, options)
  await assertMayWrite(failed)
  const client = await context.connect()
  const body = { ...which, gateway, dryRun }
  const job = await startJob(context, (headers) =>
    client.data('admin.bulk_replays.store', { body, headers })
  )
  await followJob(context, client, job, { unit: 'events', failedCsv: failed, detach })
}

function chosen(events: string[], { since }: Options): { events?: string[]; since?: string } {
  if (events.length > 0 && since === undefined) return { events: [...new Set(events)] }
  if (events.length === 0 && since !== undefined) return { since: moment(since, '--since') }
  throw new Failure('usage', 'Which events? Name them, or say --since <time>.', {
    exitStatus: EXIT.usage,
    hint: 'With --dry-run you see first which it would be.',
  })
}
