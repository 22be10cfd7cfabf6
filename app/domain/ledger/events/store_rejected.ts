import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { nextCount, writeTransaction } from '#database/write_transaction'
import { keptHeaders } from '#domain/ledger/events/kept_headers'
import { inBatches } from '#domain/shared/in_batches'
import type { GatewayName, RawWebhook, Rejected } from '#gateways/payment_gateway'
import RejectedEvent from '#models/rejected_event'

type Arrival = { gateway: GatewayName; request: RawWebhook; reason: string; at: DateTime }

const KEPT_REJECTED = 100
const KEPT_BYTES = 64_000

const GATEWAYS: GatewayName[] = ['razorpay', 'paypal']

/** Whatever is wrong with one is wrong with all: their bytes are cut, and nothing else is theirs. */
const store = inBatches<Arrival, void>(storeBatch, { most: 1000, isHopeless: () => true })

/**
 * Counts a refused event and keeps the last hundred of each gateway apart, shortened. Anybody can
 * send such, so a flood of them is written a thousand at a time and leaves the database to the
 * genuine ones.
 */
export function storeRejected(
  gateway: GatewayName,
  request: RawWebhook,
  { reason }: Rejected,
  at: DateTime
): Promise<void> {
  return store({ gateway, request, reason, at })
}

async function storeBatch(batch: Arrival[]): Promise<void[]> {
  await writeTransaction(async (trx) => {
    for (const gateway of GATEWAYS) {
      const own = batch.filter((one) => one.gateway === gateway)
      if (own.length > 0) await keep(trx, gateway, own)
    }
  })
  return batch.map(() => undefined)
}

async function keep(trx: TransactionClientContract, gateway: GatewayName, arrivals: Arrival[]) {
  await nextCount(trx, `rejected_events.${gateway}`, arrivals.length)
  await RejectedEvent.createMany(
    arrivals.slice(-KEPT_REJECTED).map(({ request, reason, at }) => ({
      gateway,
      reason: reason.slice(0, 200),
      body: request.body.subarray(0, KEPT_BYTES),
      headers: keptHeaders(request.headers),
      receivedAt: at,
    })),
    { client: trx }
  )
  const oldest = await RejectedEvent.query({ client: trx })
    .where('gateway', gateway)
    .orderBy('id', 'desc')
    .offset(KEPT_REJECTED)
    .limit(1)
    .first()
  if (!oldest) return
  await trx.from('rejected_events').where('gateway', gateway).where('id', '<=', oldest.id).delete()
}
