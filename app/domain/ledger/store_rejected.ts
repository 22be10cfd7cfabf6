import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { keptHeaders } from '#domain/ledger/kept_headers'
import type { GatewayName, RawWebhook, Rejected } from '#gateways/payment_gateway'
import RejectedEvent from '#models/rejected_event'

const KEPT_REJECTED = 100
const KEPT_BYTES = 64_000

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
