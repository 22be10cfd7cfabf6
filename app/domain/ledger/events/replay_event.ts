import type { DateTime } from 'luxon'
import { lookInto } from '#domain/ledger/events/look_into_event'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type { PaymentGateway } from '#gateways/payment_gateway'
import type GatewayEvent from '#models/gateway_event'

/**
 * Looks into a stored event again; answers the state of its payment, or "no payment of ours". Where
 * that cannot be done (also when settling throws) the event keeps what came of it before.
 */
export async function replayEvent(
  event: GatewayEvent,
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): Promise<Done<string> | Refused<'gateway_absent'>> {
  if (!findGateway(event.gateway)) return refused('gateway_absent')
  return done(await lookInto([event], findGateway, now))
}
