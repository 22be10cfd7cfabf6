import type { Client, Row } from '../../client.ts'
import type { Context, Run } from '../../context.ts'
import { atMost } from '../../lib/rows.ts'
import { count } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

type Gateway = Row<'admin.gateway_events.index'>['gateway']
type Options = { gateway?: Gateway; outcome?: string; rejected?: boolean; limit: string }

export const run: Run<Options> = async (context, { gateway, outcome, rejected, limit }) => {
  const { output, connect } = context
  const client = await connect()
  if (rejected) return listRejected(context, client, gateway)
  const events = await atMost(limit, (size) =>
    client.pages('admin.gateway_events.index', { query: { gateway, outcome, limit: size } })
  )
  for (const event of events) output.record(event)
  if (events.length === 0) return output.say('No events.')
  output.table(
    [
      { title: 'Event', shrinks: true, keepsEnd: true },
      { title: 'Type', shrinks: true },
      { title: 'What came of it', shrinks: true },
      { title: 'Received' },
    ],
    events.map(({ id, type, explanation, receivedAt }) => [id, type, explanation, time(receivedAt)])
  )
}

/** Those cannot be trusted in anything, so that only their time and the reason are told. */
async function listRejected({ output }: Context, client: Client, gateway?: Gateway): Promise<void> {
  const { data, counts } = await client.call('admin.rejected_events.index', { query: { gateway } })
  for (const event of data) output.record(event)
  output.record({ counts })
  if (data.length > 0) {
    output.table(
      [{ title: 'Gateway' }, { title: 'Reason', shrinks: true }, { title: 'Received' }],
      data.map((event) => [event.gateway, event.reason, time(event.receivedAt)])
    )
    output.say('')
  }
  const all = counts.razorpay + counts.paypal
  output.say(`${count(all, 'event')} did not verify so far; the last hundred are kept.`)
}
