import type { Run } from '../../context.ts'
import { sayLines } from '../../lib/lines.ts'
import { clean } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

export const run: Run<object> = async ({ output, connect }, _, [name]) => {
  const client = await connect()
  const event = await client.data('admin.gateway_events.show', { params: { event: name } })
  output.record(event)
  output.say(output.paint.bold(clean(event.type)))
  sayLines(output, [
    ['Event', `${event.gateway} ${event.eventId}`],
    ['Received', time(event.receivedAt)],
    ['Looked into', event.processedAt && time(event.processedAt)],
    ['Came of it', event.explanation],
    ['Order', event.gatewayOrderId],
    ['Payment', event.gatewayPaymentId],
    ['Attempt', event.intentId],
    ['Next try', event.nextTryAt && time(event.nextTryAt)],
  ])
  output.say('')
  sayLines(output, Object.entries(event.headers))
  output.say(`\n${clean(event.body.content)}`)
}
