import type { DateTime } from 'luxon'
import { replayEvent } from '#domain/ledger/events/replay_event'
import { iso } from '#domain/shared/iso'
import type { PaymentGateway } from '#gateways/payment_gateway'
import GatewayEvent from '#models/gateway_event'

export type EventChoice = {
  gateway?: GatewayEvent['gateway']
  /** Received then or later. */
  since?: DateTime
  /** The gateway's id of one event. */
  eventId?: string
}

export type ReplayedEvent = {
  gateway: GatewayEvent['gateway']
  eventId: string
  type: string
  /** The state of its payment afterwards, "no payment of ours", or null when it failed. */
  outcome: string | null
  error: unknown
}

const CHUNK = 100

const NO_KEYS = new Error('the gateway has no keys here')

/**
 * Looks into stored events again, processed or not, the first received first; yields each with what
 * came of it. The ledger is the same afterwards, unless something had been missed. One that fails
 * keeps no other waiting. Events that come meanwhile are not waited for.
 */
export async function* replayEvents(
  choice: EventChoice,
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): AsyncGenerator<ReplayedEvent> {
  const newest = await chosenEvents(choice).orderBy('id', 'desc').first()
  for (let last = 0; newest && last < newest.id;) {
    const events = await chosenEvents(choice)
      .where('id', '>', last)
      .where('id', '<=', newest.id)
      .orderBy('id')
      .limit(CHUNK)
    for (const event of events) yield await replay(event, findGateway, now)
    if (events.length === 0) return
    last = events[events.length - 1].id
  }
}

export function chosenEvents({ gateway, since, eventId }: EventChoice) {
  const query = GatewayEvent.query()
  if (gateway) query.where('gateway', gateway)
  if (since) query.where('received_at', '>=', iso(since))
  if (eventId !== undefined) query.where('event_id', eventId)
  return query
}

async function replay(
  event: GatewayEvent,
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): Promise<ReplayedEvent> {
  const { gateway, eventId, type } = event
  try {
    const replayed = await replayEvent(event, findGateway, now)
    if (replayed.ok) return { gateway, eventId, type, outcome: replayed.value, error: null }
    return { gateway, eventId, type, outcome: null, error: NO_KEYS }
  } catch (error) {
    return { gateway, eventId, type, outcome: null, error }
  }
}
