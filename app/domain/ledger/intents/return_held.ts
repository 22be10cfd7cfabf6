import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { loadIntent } from '#domain/ledger/intents/load_intent'
import { postCapture } from '#domain/ledger/intents/post_captures'
import { refundableMinor } from '#domain/ledger/refunds/refundable'
import { requestRefundIn } from '#domain/ledger/refunds/request_refund'
import { resolveHeld, type HeldRefused } from '#domain/ledger/intents/resolve_held'
import { sendRefund } from '#domain/ledger/refunds/send_refund'
import type { Actor } from '#domain/shared/actor'
import { done, type Done } from '#domain/shared/result'
import type { PaymentGateway } from '#gateways/payment_gateway'
import Payment from '#models/payment'
import type PaymentIntent from '#models/payment_intent'
import type Refund from '#models/refund'

/**
 * Staff send held money back: it is posted, because it did move, and counts towards nothing; a
 * refund of all that is left of it is requested in the same transaction and sent after it. What the
 * gateway says to that stands in the refunds. What was sent back at the gateway before is not again.
 */
export async function returnHeld(
  intentPublicId: string,
  { note }: { note: string | null },
  actor: Actor,
  staffId: number | null,
  gateway: PaymentGateway,
  now: DateTime
): Promise<Done<{ intent: PaymentIntent; refunds: Refund[] }> | HeldRefused> {
  const decision = { resolution: 'returned' as const, note, staffId }
  const returned = await resolveHeld(
    intentPublicId,
    decision,
    gateway,
    actor,
    now,
    async (trx, intent, captured) => {
      const refundIds: number[] = []
      for (const one of captured) {
        const payment = await postCapture(trx, intent, one, 'nothing', actor, now)
        const refund = await requestRest(trx, payment.id, { note, staffId }, actor, now)
        if (refund) refundIds.push(refund.id)
      }
      return { intentId: intent.id, refundIds }
    }
  )
  if (!returned.ok) return returned
  const refunds: Refund[] = []
  for (const id of returned.value.refundIds) {
    refunds.push(await sendRefund(id, gateway, actor, now))
  }
  return done({ intent: await loadIntent(returned.value.intentId), refunds })
}

/** Null when all of it went back already. */
async function requestRest(
  trx: TransactionClientContract,
  paymentId: number,
  { note, staffId }: { note: string | null; staffId: number | null },
  actor: Actor,
  now: DateTime
): Promise<Refund | null> {
  const payment = await Payment.query({ client: trx }).where('id', paymentId).firstOrFail()
  const amountMinor = await refundableMinor(trx, payment)
  if (amountMinor === 0) return null
  // It paid for nothing, so whatever the client owed is still owed.
  const request = { paymentId, amountMinor, reason: note, stillOwed: true, recordedById: staffId }
  const requested = await requestRefundIn(trx, request, actor, now)
  if (!requested.ok) throw new Error(`Held money cannot be sent back: ${requested.code}`)
  return requested.value
}
