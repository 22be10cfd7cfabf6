import type { DateTime } from 'luxon'
import { settlePaymentIntent } from '#domain/ledger/settle_payment_intent'
import { systemActor } from '#domain/shared/actor'
import type { PaymentGateway } from '#gateways/payment_gateway'
import PaymentIntent from '#models/payment_intent'

/** A check that dies half-way is taken up again after this. */
const LEASE = { minutes: 3 }

const BATCH = 50

export type Reconciled = { checked: number; failures: { intentId: string; error: unknown }[] }

/**
 * Asks the gateways about every intent whose time has come, oldest first, at most 50 in one run.
 * With all webhooks lost and no browser coming back, this alone finds every payment. One intent
 * that cannot be settled does not keep the others waiting: it is reported and tried again later.
 */
export async function reconcilePayments(
  findGateway: (name: string) => PaymentGateway | null,
  now: DateTime
): Promise<Reconciled> {
  const due = await PaymentIntent.query()
    .whereNotNull('next_check_at')
    .where('next_check_at', '<=', iso(now))
    .orderBy('next_check_at')
    .limit(BATCH)

  const failures: Reconciled['failures'] = []
  let checked = 0
  for (const intent of due) {
    const gateway = findGateway(intent.gateway)
    if (!(await claim(intent, now)) || !gateway) continue
    checked += 1
    try {
      await settlePaymentIntent(intent.id, gateway, systemActor('reconciler'), now)
    } catch (error) {
      failures.push({ intentId: intent.publicId, error })
    }
  }
  return { checked, failures }
}

/** Takes the check for this worker alone. */
async function claim(intent: PaymentIntent, now: DateTime): Promise<boolean> {
  const [updated] = await PaymentIntent.query()
    .where('id', intent.id)
    .where('next_check_at', '<=', iso(now))
    .update({ next_check_at: iso(now.plus(LEASE)) })
  return Number(updated) === 1
}

function iso(time: DateTime): string {
  return time.toUTC().toISO() ?? ''
}
