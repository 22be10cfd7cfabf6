import type { Row } from '../../client.ts'
import type { Run } from '../../context.ts'
import { findClientId } from '../../lib/payments/payables.ts'
import { atMost } from '../../lib/rows.ts'
import { time } from '../../lib/time.ts'

type Event = Row<'admin.audit_log.index'>
type Options = {
  action?: string
  actor?: string
  client?: string
  since?: string
  until?: string
  limit: string
}

export const run: Run<Options> = async ({ output, connect }, options) => {
  const client = await connect()
  const { action, actor, since, until, limit } = options
  const owner = options.client && (await findClientId(client, options.client))
  const query = { action, actor, client: owner, since, until }
  const events = await atMost(limit, (size) =>
    client.pages('admin.audit_log.index', { query: { ...query, limit: size } })
  )
  for (const event of events) output.record(event)
  if (events.length === 0) return output.say('No events.')

  const { green, red, yellow } = output.paint
  const paint = (outcome: string) =>
    outcome === 'done' ? green(outcome) : outcome === 'failed' ? red(outcome) : yellow(outcome)
  output.table(
    [
      { title: 'Seq', align: 'right' },
      { title: 'When' },
      { title: 'Action', shrinks: true },
      { title: 'Outcome', paint },
      { title: 'By', shrinks: true },
      { title: 'Client', shrinks: true },
      { title: 'On', shrinks: true },
    ],
    events.map((event) => [
      event.seq === null ? '–' : String(event.seq),
      time(event.at),
      event.action,
      event.outcome,
      byWhom(event),
      event.client?.name ?? '–',
      event.target ? `${event.target.type} ${event.target.id}` : '–',
    ])
  )
}

function byWhom({ actor }: Event): string {
  const role = actor.role ? ` (${actor.role})` : ''
  return actor.name ? `${actor.name}${role}` : `${actor.type}${actor.id ? ` ${actor.id}` : ''}`
}
