import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { explainState } from '#domain/ledger/intents/explain_state'
import { isHeld } from '#domain/ledger/intents/held'
import { invoiceIdsOf } from '#domain/ledger/intents/intent_invoices'
import {
  freshCaptures,
  matchingCaptures,
  mismatch,
  nextState,
  whyNotOurs,
} from '#domain/ledger/intents/judge_state'
import { findPosted, followPosted, postCapture } from '#domain/ledger/intents/post_captures'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import { isReconciler } from '#domain/ledger/intents/reconciler'
import { scheduleCheck } from '#domain/ledger/intents/schedule_check'
import type { Actor } from '#domain/shared/actor'
import type { GatewayState } from '#gateways/payment_gateway'
import PaymentIntent from '#models/payment_intent'

/** What the gateway said, and the state that the intent was in when it was asked. */
export type GatewayAnswer = { state: GatewayState; askedIn: PaymentIntent['state'] }

/**
 * Brings what a gateway said into the ledger, in one transaction: payments and refunds that are
 * new, the intent's state, the invoices' sums, audit rows and the receipt. The same answer again,
 * or an older one, changes nothing. Money that is not what we asked for is held, never credited.
 */
export function postState(
  intentId: number,
  { state, askedIn }: GatewayAnswer,
  actor: Actor,
  now: DateTime
): Promise<void> {
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'payment_intents', [intentId])
    const intent = await PaymentIntent.query({ client: trx }).where('id', intentId).firstOrFail()
    intent.useTransaction(trx)
    const before = intent.state

    const posted = await findPosted(trx, intent, state)
    const isPosted = (id: string) => posted.has(id)
    const wrong = mismatch(intent, state, isPosted)
    if (whyNotOurs(intent, state) === null) {
      intent.gatewayOrderId ??= state.gatewayOrderId
      await followPosted(trx, posted, state, actor, now)
    }

    const fresh = freshCaptures(state, isPosted)
    // Held money waits for staff, whatever the gateway says meanwhile.
    const matching = intent.state === 'held' ? [] : matchingCaptures(intent, state, isPosted)
    for (const captured of matching)
      await postCapture(trx, intent, captured, 'as_asked', actor, now)

    if (wrong !== null && fresh.length > 0) {
      if (matching.length > 0) intent.state = 'succeeded'
      await hold(trx, intent, wrong, actor, now)
    } else if (wrong === null || isPending(state)) {
      intent.state = isReturned(intent, state, fresh.length)
        ? intent.state
        : nextState(intent, state, askedIn, now)
    } else if (intent.state !== 'succeeded' && intent.state !== 'held') {
      // An order that is not as we made it, and nobody paid it: never to be captured.
      intent.state = 'failed'
    }
    explainState(intent, state, wrong, before)
    await scheduleCheck(trx, intent, { state, before, hasReason: !isReconciler(actor) }, now)
    await intent.save()

    if (intent.state !== before) await tell(trx, intent, before, actor, now)
    const invoiceIds = await invoiceIdsOf(trx, intent.id)
    await lockRows(trx, 'invoices', invoiceIds)
    await recomputeInvoices(trx, invoiceIds, now)
  })
}

/** Money that may come: it is not credited, and what is wrong with it is said once it is there. */
function isPending(state: GatewayState): boolean {
  return state.payments.some(({ status }) => status === 'pending' || status === 'authorized')
}

/** Staff sent the money back: that the gateway had it is not news, and pays nothing. */
function isReturned(intent: PaymentIntent, state: GatewayState, fresh: number): boolean {
  return intent.resolution === 'returned' && state.state === 'succeeded' && fresh === 0
}

/** A payment that was settled stays so; that something else is wrong is told all the same. */
async function hold(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  reason: string,
  actor: Actor,
  now: DateTime
) {
  if (isHeld(intent) && intent.heldReason === reason.slice(0, 500)) return
  intent.merge({
    heldReason: reason.slice(0, 500),
    resolution: null,
    resolutionNote: null,
    resolvedById: null,
    resolvedAt: null,
  })
  if (intent.state !== 'succeeded') intent.state = 'held'
  await recordAudit(
    trx,
    actor,
    {
      action: 'payment.held',
      outcome: 'failed',
      clientId: intent.clientId,
      target: { type: 'payment_intent', id: intent.publicId },
      details: { reason },
    },
    now
  )
}

function tell(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  before: PaymentIntent['state'],
  actor: Actor,
  now: DateTime
) {
  return recordAudit(
    trx,
    actor,
    {
      action: 'payment.state_changed',
      outcome: intent.state === 'failed' || intent.state === 'held' ? 'failed' : 'done',
      clientId: intent.clientId,
      target: { type: 'payment_intent', id: intent.publicId },
      details: {
        before,
        after: intent.state,
        ...(intent.failureCode ? { code: intent.failureCode } : {}),
        ...(intent.heldReason ? { reason: intent.heldReason } : {}),
      },
    },
    now
  )
}
