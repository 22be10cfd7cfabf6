import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { reconciler } from '#domain/ledger/intents/reconciler'
import { settlePaymentIntent } from '#domain/ledger/intents/settle_payment_intent'
import { iso } from '#domain/shared/iso'
import { useOutbox } from '#domain/shared/outbox'
import type { GatewayName, PaymentGateway } from '#gateways/payment_gateway'
import PaymentIntent from '#models/payment_intent'

/** A check that dies half-way is taken up again after this. */
const LEASE = { minutes: 3 }

const BATCH = 50

/** Questions to gateways at a time: they wait for the network, the database has one writer anyway. */
const AT_ONCE = 4

const GATEWAYS: GatewayName[] = ['razorpay', 'paypal']

export type Reconciled = { checked: number; failures: { intentId: string; error: unknown }[] }

export type ReconcilerLimits = {
  /** False ends the run after the questions at hand; what is left is due in the next one. */
  isTimeLeft?: () => boolean
  /** False for a gateway whose breaker is open: nothing is to be learned from it now. */
  isAnswering?: (name: GatewayName) => boolean
}

/**
 * Asks the gateways about every intent whose time has come: what is unknown first, because a payer
 * waits for it, then the longest due, until none is left or the time is up. With all webhooks lost
 * and no browser coming back, this alone finds every payment. One intent that cannot be settled does
 * not keep the others waiting: it is reported and tried again later. Those of a gateway that is not
 * answering stay due.
 */
export async function reconcilePayments(
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime,
  { isTimeLeft = () => true, isAnswering = () => true }: ReconcilerLimits = {}
): Promise<Reconciled> {
  const result: Reconciled = { checked: 0, failures: [] }
  while (isTimeLeft()) {
    const asked = GATEWAYS.filter((name) => findGateway(name) !== null && isAnswering(name))
    const due = await findDue(asked, now)
    if (due.length === 0) break
    const ask = async () => {
      for (let intent = due.shift(); intent && isTimeLeft(); intent = due.shift()) {
        await reconcile(intent, findGateway, now, result)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, ask))
  }
  return result
}

/** Has every unknown intent of a gateway asked about at once: it answers again. */
export function recheckUnknown(gateway: GatewayName, now: DateTime): Promise<void> {
  return writeTransaction(async (trx) => {
    await PaymentIntent.query({ client: trx })
      .where('gateway', gateway)
      .where('state', 'unknown')
      .where('next_check_at', '>', iso(now))
      .update({ next_check_at: iso(now) })
    await useOutbox().queueJob(trx, 'reconcile_payments', {})
  })
}

function findDue(gateways: GatewayName[], now: DateTime): Promise<PaymentIntent[]> {
  return PaymentIntent.query()
    .whereIn('gateway', gateways)
    .where('next_check_at', '<=', iso(now))
    .orderByRaw(`case when state = 'unknown' then 0 else 1 end, next_check_at, id`)
    .limit(BATCH)
}

async function reconcile(
  intent: PaymentIntent,
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime,
  result: Reconciled
) {
  const gateway = findGateway(intent.gateway)
  if (!gateway || !(await claim(intent, now))) return
  result.checked += 1
  try {
    await settlePaymentIntent(intent.id, gateway, reconciler, now)
  } catch (error) {
    result.failures.push({ intentId: intent.publicId, error })
  }
}

/** Takes the check for this worker alone. */
async function claim(intent: PaymentIntent, now: DateTime): Promise<boolean> {
  const [updated] = await PaymentIntent.query()
    .where('id', intent.id)
    .where('next_check_at', '<=', iso(now))
    .update({ next_check_at: iso(now.plus(LEASE)) })
  return Number(updated) === 1
}
