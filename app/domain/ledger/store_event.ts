import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { insertAbsent } from '#database/insert_if_absent'
import { DatabaseBusy, writeTransaction } from '#database/write_transaction'
import { keptHeaders } from '#domain/ledger/kept_headers'
import { useOutbox } from '#domain/shared/outbox'
import type { GatewayName, RawWebhook, VerifiedEvent } from '#gateways/payment_gateway'

type Arrival = { gateway: GatewayName; request: RawWebhook; event: VerifiedEvent }
type Stored = { isNew: boolean }
type Waiting = Arrival & { resolve: (stored: Stored) => void; reject: (error: unknown) => void }

const BATCH_MAX = 50

/** What arrived while the last batch was being written. */
const waiting: Waiting[] = []
let isStoring = false

/**
 * Stores a verified event exactly as it came and queues looking into it, in one transaction. The
 * same event again is not new and queues nothing. Gateways send in bursts and want an answer within
 * seconds, so events that arrive while others are being written share the next commit; each is
 * answered after the commit that it is in. Throws DatabaseBusy when the database stays locked.
 */
export function storeEvent(
  gateway: GatewayName,
  request: RawWebhook,
  event: VerifiedEvent
): Promise<Stored> {
  return new Promise((resolve, reject) => {
    waiting.push({ gateway, request, event, resolve, reject })
    if (!isStoring) void storeWaiting()
  })
}

async function storeWaiting(): Promise<void> {
  isStoring = true
  while (waiting.length > 0) await storeBatch(waiting.splice(0, BATCH_MAX))
  isStoring = false
}

/** One event that cannot be stored must not take the others with it: then each goes alone. */
async function storeBatch(batch: Waiting[]): Promise<void> {
  try {
    const stored = await writeTransaction((trx) => insertAll(trx, batch))
    for (const [index, { resolve }] of batch.entries()) resolve(stored[index])
  } catch (error) {
    if (batch.length === 1 || error instanceof DatabaseBusy) {
      for (const { reject } of batch) reject(error)
      return
    }
    for (const one of batch) await storeBatch([one])
  }
}

async function insertAll(trx: TransactionClientContract, batch: Arrival[]): Promise<Stored[]> {
  const inserted = await insertAbsent(
    trx,
    'gateway_events',
    batch.map(toRow),
    ['gateway', 'event_id'],
    'id, gateway, event_id'
  )
  const ids = new Map(inserted.map((row) => [`${row.gateway} ${row.event_id}`, Number(row.id)]))
  const stored: Stored[] = []
  for (const { gateway, event } of batch) {
    const key = `${gateway} ${event.eventId}`
    const eventRowId = ids.get(key)
    // Of one event that came twice in a batch, the first is the new one.
    ids.delete(key)
    stored.push({ isNew: eventRowId !== undefined })
    if (eventRowId === undefined) continue
    const { gatewayOrderId, gatewayPaymentId, reference } = event
    await useOutbox().queueJob(trx, 'process_gateway_event', {
      eventRowId,
      gatewayOrderId,
      gatewayPaymentId,
      reference,
    })
  }
  return stored
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
    received_at: request.receivedAt.toUTC().toISO() ?? '',
  }
}
