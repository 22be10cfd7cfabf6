import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { isHeld } from '#domain/ledger/intents/held'
import { NO_CHECKOUT, toGatewayIntent } from '#domain/ledger/intents/intent_facts'
import { invoiceIdsOf } from '#domain/ledger/intents/intent_invoices'
import { freshCaptures, whyNotOurs } from '#domain/ledger/intents/judge_state'
import { findIntent } from '#domain/ledger/intents/load_intent'
import { nextCheckAt } from '#domain/ledger/intents/next_check'
import { findPosted } from '#domain/ledger/intents/post_captures'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import { isReserved } from '#domain/ledger/refunds/refundable'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type { GatewayPayment, GatewayState, PaymentGateway } from '#gateways/payment_gateway'
import PaymentIntent from '#models/payment_intent'

export type HeldRefused = Refused<
  | 'not_found'
  | 'not_held'
  | 'gateway_unavailable'
  | 'not_ours'
  | 'nothing_captured'
  | 'amount_unreadable'
>

export type HeldDecision = {
  resolution: 'accepted' | 'returned'
  /** For staff to read later, at most 500 characters. */
  note: string | null
  staffId: number | null
}

/**
 * What accepting and returning held money have in common. The gateway is asked first, outside of any
 * lock; `post` then brings what it has captured, as it is now, into the ledger, in the transaction
 * that writes down who decided. Two who decide at once: the second is told that nothing is held.
 */
export async function resolveHeld<Posted>(
  intentPublicId: string,
  decision: HeldDecision,
  gateway: PaymentGateway,
  actor: Actor,
  now: DateTime,
  post: (
    trx: TransactionClientContract,
    intent: PaymentIntent,
    captured: GatewayPayment[]
  ) => Promise<Posted>
): Promise<Done<Posted> | HeldRefused> {
  const found = await findIntent(null, intentPublicId)
  if (!found || found.gateway !== gateway.name) return refused('not_found')
  if (!isHeld(found)) return refused('not_held')

  // Nothing of what is in no ledger was sent back by us: only of what was posted before it.
  const refundsAwaited = found.payments.some(({ refunds }) => refunds.some(isReserved))
  const facts = { ...toGatewayIntent(found, NO_CHECKOUT), openedBefore: true, refundsAwaited }
  const state = await gateway.inspect(facts)
  if (state.state === 'unknown' || state.state === 'absent') return refused('gateway_unavailable')

  return writeTransaction(async (trx) => {
    await lockRows(trx, 'payment_intents', [found.id])
    const intent = await PaymentIntent.query({ client: trx }).where('id', found.id).firstOrFail()
    if (!isHeld(intent)) return refused('not_held')
    const captured = await whatCame(trx, intent, state)
    if (!captured.ok) return captured

    // Before the counter of the receipts, as everywhere: money that is returned is posted without.
    const invoiceIds = await invoiceIdsOf(trx, intent.id)
    await lockRows(trx, 'invoices', invoiceIds)
    const posted = await post(trx, intent, captured.value)
    await close(trx, intent, decision, captured.value, actor, now)
    await recomputeInvoices(trx, invoiceIds, now)
    return done(posted)
  })
}

/** All that was captured and is in no ledger; nothing that cannot be read, or is not ours. */
async function whatCame(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  state: GatewayState
): Promise<Done<GatewayPayment[]> | HeldRefused> {
  if (whyNotOurs(intent, state) !== null) return refused('not_ours')
  const posted = await findPosted(trx, intent, state)
  const captured = freshCaptures(state, (id) => posted.has(id))
  if (captured.length === 0) return refused('nothing_captured')
  if (captured.some((payment) => payment.amount === null)) return refused('amount_unreadable')
  // What went back already has to be known, or it would be sent back twice.
  if (!captured.every((payment) => payment.refundsComplete)) return refused('gateway_unavailable')
  return done(captured)
}

/** A payment that had succeeded before the held money came stays so, whatever becomes of that. */
async function close(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  { resolution, note, staffId }: HeldDecision,
  captured: GatewayPayment[],
  actor: Actor,
  now: DateTime
) {
  const before = intent.state
  const isPaid = resolution === 'accepted' || before === 'succeeded'
  intent.merge({
    state: isPaid ? 'succeeded' : 'failed',
    failureCode: isPaid ? null : 'returned',
    failureMessage: null,
    resolution,
    resolutionNote: note?.slice(0, 500) ?? null,
    resolvedById: staffId,
    resolvedAt: now,
    settledAt: before === 'succeeded' ? intent.settledAt : now,
  })
  const { state, createdAt, settledAt } = intent
  intent.nextCheckAt = nextCheckAt({ state, resolution, createdAt, since: settledAt ?? now }, now)
  await intent.useTransaction(trx).save()
  await recordAudit(
    trx,
    actor,
    {
      action: `payment.held_${resolution}`,
      clientId: intent.clientId,
      target: { type: 'payment_intent', id: intent.publicId },
      details: {
        before,
        after: intent.state,
        reason: intent.heldReason,
        amounts: captured.map((payment) => payment.amount?.toJSON()),
      },
    },
    now
  )
}
