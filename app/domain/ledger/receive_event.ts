import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { insertIfAbsent } from '#database/insert_if_absent'
import { writeTransaction } from '#database/write_transaction'
import { useOutbox } from '#domain/shared/outbox'
import type { GatewayName, RawWebhook, Rejected, VerifiedEvent } from '#gateways/payment_gateway'
import GatewayEvent from '#models/gateway_event'
import RejectedEvent from '#models/rejected_event'

const KEPT_REJECTED = 100
const KEPT_BYTES = 64_000
const KEPT_HEADERS =
  /^(content-type|user-agent|x-razorpay-(event-id|signature)|paypal-[a-z-]+|x-forwarded-for)$/

/**
 * Stores a verified event exactly as it came and queues looking into it, in one transaction. The
 * same event again is not new and queues nothing.
 */
export function storeEvent(
  gateway: GatewayName,
  request: RawWebhook,
  event: VerifiedEvent
): Promise<{ isNew: boolean }> {
  return writeTransaction(async (trx) => {
    const found = await insert(trx, gateway, request, event)
    if (!found.isNew) return { isNew: false }
    await useOutbox().queueJob(trx, 'process_gateway_event', { eventRowId: found.id })
    return { isNew: true }
  })
}

async function insert(
  trx: TransactionClientContract,
  gateway: GatewayName,
  request: RawWebhook,
  event: VerifiedEvent
): Promise<{ id: number; isNew: boolean }> {
  const isNew = await insertIfAbsent(
    trx,
    'gateway_events',
    {
      gateway,
      event_id: event.eventId,
      type: event.type.slice(0, 100),
      gateway_order_id: event.gatewayOrderId,
      gateway_payment_id: event.gatewayPaymentId,
      reference: event.reference?.slice(0, 64) ?? null,
      body: request.body,
      headers: JSON.stringify(keptHeaders(request.headers)),
      received_at: request.receivedAt.toUTC().toISO() ?? '',
    },
    ['gateway', 'event_id']
  )
  const { id } = await GatewayEvent.query({ client: trx })
    .where('gateway', gateway)
    .where('event_id', event.eventId)
    .firstOrFail()
  return { id, isNew }
}

/** Keeps the last hundred refused ones apart, shortened, and drops older ones. */
export function storeRejected(
  gateway: GatewayName,
  request: RawWebhook,
  { reason }: Rejected,
  now: DateTime
): Promise<void> {
  return writeTransaction(async (trx) => {
    await RejectedEvent.create(
      {
        gateway,
        reason: reason.slice(0, 200),
        body: request.body.subarray(0, KEPT_BYTES),
        headers: keptHeaders(request.headers),
        receivedAt: now,
      },
      { client: trx }
    )
    await trx.rawQuery(
      `insert into counters (name, value) values (?, 1)
       on conflict (name) do update set value = counters.value + 1`,
      [`rejected_events.${gateway}`]
    )
    const oldest = await RejectedEvent.query({ client: trx })
      .where('gateway', gateway)
      .orderBy('id', 'desc')
      .offset(KEPT_REJECTED)
      .limit(1)
      .first()
    if (oldest) {
      await trx
        .from('rejected_events')
        .where('gateway', gateway)
        .where('id', '<=', oldest.id)
        .delete()
    }
  })
}

function keptHeaders(headers: RawWebhook['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter((entry): entry is [string, string] => entry[1] !== undefined)
      .filter(([name]) => KEPT_HEADERS.test(name))
      .map(([name, value]) => [name, value.slice(0, 2000)])
  )
}
