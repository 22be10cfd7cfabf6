import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { isMoney, mismatch, nextState } from '#domain/ledger/judge_state'
import { isPastWatching, nextCheckAt } from '#domain/ledger/next_check'
import { postCaptures } from '#domain/ledger/post_captures'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import type { Actor } from '#domain/shared/actor'
import type { GatewayState } from '#gateways/payment_gateway'
import PaymentIntent from '#models/payment_intent'
import PaymentIntentInvoice from '#models/payment_intent_invoice'

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

    const wrong = mismatch(intent, state)
    if (wrong !== null && hasMoney(state)) {
      await hold(trx, intent, wrong, actor, now)
    } else if (wrong === null) {
      await postCaptures(trx, intent, state, actor, now)
      intent.state = nextState(intent, state, askedIn)
      if (intent.gatewayOrderId === null && state.gatewayOrderId !== null) {
        intent.gatewayOrderId = state.gatewayOrderId
      }
    } else {
      // An order that is not as we made it, and nobody paid it: never to be captured.
      intent.state = intent.state === 'succeeded' ? intent.state : 'failed'
    }
    explain(intent, state, wrong)
    schedule(intent, before, now)
    await intent.save()

    if (intent.state !== before) await tell(trx, intent, before, actor, now)
    await recomputeInvoices(trx, await invoiceIds(trx, intent), now)
  })
}

function hasMoney(state: GatewayState): boolean {
  return state.payments.some((payment) => isMoney(payment) || payment.status === 'pending')
}

/** A payment that was settled stays so; that something else is wrong is told all the same. */
async function hold(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  reason: string,
  actor: Actor,
  now: DateTime
) {
  if (intent.heldReason === reason.slice(0, 500)) return
  intent.heldReason = reason.slice(0, 500)
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
  const failure = wrong === null ? state.failure : { code: 'mismatch', message: wrong }
  if (!failure) return
  intent.failureCode = failure.code.slice(0, 100)
  intent.failureMessage = failure.message.slice(0, 500) || null
}

function schedule(intent: PaymentIntent, before: PaymentIntent['state'], now: DateTime) {
  const neverPaid = intent.state === 'created' || intent.state === 'redirected'
  if (neverPaid && isPastWatching(intent.createdAt, now)) intent.state = 'expired'
  // When it came into its state, not when it was last looked at.
  if (intent.state !== before) intent.settledAt = now
  intent.checks += 1
  intent.nextCheckAt = nextCheckAt(
    { state: intent.state, createdAt: intent.createdAt, since: intent.settledAt ?? now },
    now
  )
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
