import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { lookInto } from '#domain/ledger/events/look_into_event'
import { iso } from '#domain/shared/iso'
import type { PaymentGateway } from '#gateways/payment_gateway'
import GatewayEvent from '#models/gateway_event'

export type ProcessedEvents = {
  processed: number
  failures: { eventId: string; error: unknown }[]
}

const BATCH = 100

/** They wait for gateways most of the time; a webhook that arrives wants the database in between. */
const AT_ONCE = 3

/** Events whose worker died are taken up again after this. */
const LEASE = { minutes: 3 }

/** Seconds before the next try, by how often it failed; after the last one, every hour. */
const PAUSES = [5, 15, 60, 300, 900]

/**
 * Looks into the stored events that nobody has looked into, the first received first, at most a
 * hundred. A gateway sends several events about one payment in a burst: those are answered with one
 * question, because the gateway is asked after they came. An event that cannot be looked into waits
 * and is tried again without end, and keeps no other waiting. Several workers share the events;
 * nothing is left: `processed` and `failures` are empty.
 */
export async function processWaitingEvents(
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): Promise<ProcessedEvents> {
  const result: ProcessedEvents = { processed: 0, failures: [] }
  const groups = [...Map.groupBy(await claim(now), subjectOf).values()]
  const work = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      await process(group, findGateway, now, result)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return result
}

/** Takes events for this worker alone; the first look costs no write while there are none. */
async function claim(now: DateTime): Promise<GatewayEvent[]> {
  const waiting = await GatewayEvent.query()
    .whereNull('processed_at')
    .where((due) => due.whereNull('next_try_at').orWhere('next_try_at', '<=', iso(now)))
    .orderBy('id')
    .limit(BATCH)
    .select('id')
  if (waiting.length === 0) return []
  const claimed: { id: number }[] = await writeTransaction((trx) =>
    trx
      .from('gateway_events')
      .whereIn(
        'id',
        waiting.map((event) => event.id)
      )
      .whereNull('processed_at')
      .where((due) => due.whereNull('next_try_at').orWhere('next_try_at', '<=', iso(now)))
      .update({ next_try_at: iso(now.plus(LEASE)) }, ['id'])
  )
  const ids = claimed.map(({ id }) => id)
  return GatewayEvent.query().whereIn('id', ids).whereNull('processed_at').orderBy('id')
}

function subjectOf(event: GatewayEvent): string {
  const { gateway, gatewayOrderId, gatewayPaymentId, reference, id } = event
  return `${gateway} ${gatewayOrderId ?? gatewayPaymentId ?? reference ?? id}`
}

async function process(
  events: GatewayEvent[],
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime,
  result: ProcessedEvents
) {
  try {
    await lookInto(events, findGateway, now)
    result.processed += events.length
  } catch (error) {
    for (const event of events) {
      await putBack(event, error, now)
      result.failures.push({ eventId: event.eventId, error })
    }
  }
}

async function putBack(event: GatewayEvent, error: unknown, now: DateTime) {
  const seconds = PAUSES[event.failures] ?? 3600
  event.merge({
    failures: event.failures + 1,
    nextTryAt: now.plus({ seconds }),
    lastError: String(error).slice(0, 500),
  })
  await event.save()
}
