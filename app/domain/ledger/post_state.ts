import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { isHeld } from '#domain/ledger/held'
import {
  freshCaptures,
  matchingCaptures,
  mismatch,
  nextState,
  whyNotOurs,
} from '#domain/ledger/judge_state'
import { isPastWatching, nextCheckAt } from '#domain/ledger/next_check'
import { findPosted, followPosted, postCapture } from '#domain/ledger/post_captures'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import type { Actor } from '#domain/shared/actor'
import type { GatewayState } from '#gateways/payment_gateway'
import PaymentIntent from '#models/payment_intent'
import PaymentIntentInvoice from '#models/payment_intent_invoice'

/**
 * Whoever asked had a reason (an event, a payer who is back), and it is not forgotten with the answer
 * that did not come: also of a payment that nobody would look at any more, or only tomorrow.
 */
const UNANSWERED = { hours: 1 }

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
    for (const captured of matching) await postCapture(trx, intent, captured, {}, actor, now)

    if (wrong !== null && fresh.length > 0) {
      if (matching.length > 0) intent.state = 'succeeded'
      await hold(trx, intent, wrong, actor, now)
    } else if (wrong === null || isPending(state)) {
      intent.state = isReturned(intent, state, fresh.length)
        ? intent.state
        : nextState(intent, state, askedIn)
    } else if (intent.state !== 'succeeded' && intent.state !== 'held') {
      // An order that is not as we made it, and nobody paid it: never to be captured.
      intent.state = 'failed'
    }
    explain(intent, state, wrong)
    schedule(intent, before, state, now)
    await intent.save()

    if (intent.state !== before) await tell(trx, intent, before, actor, now)
    await recomputeInvoices(trx, await invoiceIds(trx, intent), now)
  })
}

/** Money that may come: it is not credited, and what is wrong with it is said once it is there. */
function isPending(state: GatewayState): boolean {
  return state.payments.some((payment) => payment.status === 'pending')
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

function explain(intent: PaymentIntent, state: GatewayState, wrong: string | null) {
  if (intent.state !== 'failed') {
    intent.merge({ failureCode: null, failureMessage: null })
    return
  }
  // No answer says nothing about why it failed.
  const told = state.state === 'failed' ? state.failure : null
  const failure = wrong === null ? told : { code: 'mismatch', message: wrong }
  if (!failure) return
  intent.failureCode = failure.code.slice(0, 100)
  intent.failureMessage = failure.message.slice(0, 500) || null
}

function schedule(
  intent: PaymentIntent,
  before: PaymentIntent['state'],
  { state }: GatewayState,
  now: DateTime
) {
  const neverPaid = intent.state === 'created' || intent.state === 'redirected'
  if (neverPaid && isPastWatching(intent.createdAt, now)) intent.state = 'expired'
  // When it came into its state, not when it was last looked at.
  if (intent.state !== before) intent.settledAt = now
  intent.checks += 1
  const due = nextCheckAt(
    {
      state: intent.state,
      resolution: intent.resolution,
      createdAt: intent.createdAt,
      since: intent.settledAt ?? now,
    },
    now
  )
  intent.nextCheckAt = state === 'unknown' ? soonest(due, now.plus(UNANSWERED)) : due
}

function soonest(due: DateTime | null, other: DateTime): DateTime {
  return due !== null && due < other ? due : other
}

async function invoiceIds(
  trx: TransactionClientContract,
  intent: PaymentIntent
): Promise<number[]> {
  const shares = await PaymentIntentInvoice.query({ client: trx }).where('intent_id', intent.id)
  const ids = shares.map((share) => share.invoiceId)
  await lockRows(trx, 'invoices', ids)
  return ids
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
