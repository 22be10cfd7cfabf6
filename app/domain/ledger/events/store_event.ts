import { insertAbsent } from '#database/insert_if_absent'
import { DatabaseBusy, writeTransaction } from '#database/write_transaction'
import { keptHeaders } from '#domain/ledger/events/kept_headers'
import { inBatches } from '#domain/shared/in_batches'
import { iso } from '#domain/shared/iso'
import type { GatewayName, RawWebhook, VerifiedEvent } from '#gateways/payment_gateway'

type Arrival = { gateway: GatewayName; request: RawWebhook; event: VerifiedEvent }
type Stored = { isNew: boolean }

const store = inBatches<Arrival, Stored>(storeBatch, {
  most: 50,
  isHopeless: (error) => error instanceof DatabaseBusy,
})

/**
 * Stores a verified event exactly as it came; the row itself is what waits to be looked into. The
 * same event again is not new. Gateways send in bursts and want an answer within seconds, so events
 * that arrive while others are being written share the next commit; each is answered after the
 * commit that it is in. Throws DatabaseBusy when the database stays locked.
 */
export function storeEvent(
  gateway: GatewayName,
  request: RawWebhook,
  event: VerifiedEvent
): Promise<Stored> {
  return store({ gateway, request, event })
}

async function storeBatch(batch: Arrival[]): Promise<Stored[]> {
  const inserted = await writeTransaction((trx) =>
    insertAbsent(
      trx,
      'gateway_events',
      batch.map(toRow),
      ['gateway', 'event_id'],
      'gateway, event_id'
    )
  )
  const fresh = new Set(inserted.map((row) => `${row.gateway} ${row.event_id}`))
  // Of one event that came twice in a batch, the first is the new one.
  return batch.map(({ gateway, event }) => ({ isNew: fresh.delete(`${gateway} ${event.eventId}`) }))
}

function toRow({ gateway, request, event }: Arrival) {
  return {
    gateway,
    event_id: event.eventId,
    type: event.type.slice(0, 100),
    gateway_order_id: event.gatewayOrderId,
    gateway_payment_id: event.gatewayPaymentId,
    reference: event.reference?.slice(0, 64) ?? null,
    body: request.body,
    headers: JSON.stringify(keptHeaders(request.headers)),
    received_at: iso(request.receivedAt),
  }
}
