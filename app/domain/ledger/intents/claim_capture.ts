import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { invoiceIdsOf } from '#domain/ledger/intents/intent_invoices'
import { mismatch } from '#domain/ledger/intents/judge_state'
import { statesOfMoneyOnItsWay } from '#domain/ledger/money_on_its_way'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import type { Actor } from '#domain/shared/actor'
import { iso } from '#domain/shared/iso'
import type { GatewayState } from '#gateways/payment_gateway'
import Invoice from '#models/invoice'
import PaymentIntent from '#models/payment_intent'
import PaymentIntentInvoice from '#models/payment_intent_invoice'
import TransferReport from '#models/transfer_report'

export type CaptureRefused = { code: 'mismatch' | 'balance_changed'; message: string }

/**
 * Decides, under the lock, whether approved money may be taken: the order has to be ours, each
 * invoice has to ask for its share still, and no other payment of it may be on its way. Two tabs
 * that both got an approval capture once. A bank transfer that the client reported before it
 * approved this is no reason against: it knew of it, and approved. One reported since says that the
 * client chose to pay otherwise, and the approval that was left behind is not taken. Null means yes,
 * and the intent is `processing` then.
 * One that is `processing` already is judged anew: whoever claimed it may have died before it asked
 * the gateway, and a bank transfer may have come since. If the capture did go through meanwhile, the
 * gateway says so when it is asked next, and capturing twice takes the money once.
 */
export function claimCapture(
  intentId: number,
  state: GatewayState,
  actor: Actor,
  now: DateTime
): Promise<CaptureRefused | null> {
  return writeTransaction(async (trx) => {
    await lockRows(trx, 'payment_intents', [intentId])
    const intent = await PaymentIntent.query({ client: trx }).where('id', intentId).firstOrFail()
    if (intent.state === 'succeeded') return null

    const refusal = await refuse(trx, intent, state)
    if (refusal !== null) {
      await tell(trx, intent, refusal, actor, now)
      return refusal
    }
    if (intent.state === 'processing') return null
    intent.merge({ state: 'processing', settledAt: now, underWayAt: intent.underWayAt ?? now })
    await intent.useTransaction(trx).save()
    await recomputeInvoices(trx, await invoiceIdsOf(trx, intent.id), now)
    return null
  })
}

async function refuse(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  state: GatewayState
): Promise<CaptureRefused | null> {
  const wrong = mismatch(intent, state)
  if (wrong !== null) return { code: 'mismatch', message: wrong }
  // Refused once, for good: a stale approval must not be taken when something is refunded later.
  if (intent.failureCode === 'balance_changed') {
    return { code: 'balance_changed', message: intent.failureMessage ?? '' }
  }

  const shares = await PaymentIntentInvoice.query({ client: trx }).where('intent_id', intent.id)
  const ids = shares.map((share) => share.invoiceId)
  await lockRows(trx, 'invoices', ids)
  const invoices = await Invoice.query({ client: trx }).whereIn('id', ids)
  for (const { invoiceId, amountMinor } of shares) {
    const invoice = invoices.find((one) => one.id === invoiceId)
    if (invoice?.state === 'issued' && invoice.balanceMinor >= amountMinor) continue
    const message = `${invoice?.number ?? 'An invoice'} no longer asks for this amount`
    return { code: 'balance_changed', message }
  }
  if (await isOtherOnItsWay(trx, intent.id, ids)) {
    return { code: 'balance_changed', message: 'Another payment of the same invoice is on its way' }
  }
  return (await isReportedSince(state.approvedAt ?? intent.createdAt, ids, trx))
    ? { code: 'balance_changed', message: 'A bank transfer was reported after the approval' }
    : null
}

/** Gateways tell the second, not more. */
async function isReportedSince(
  approvedAt: DateTime,
  ids: number[],
  trx: TransactionClientContract
): Promise<boolean> {
  const report = await TransferReport.query({ client: trx })
    .whereIn('invoice_id', ids)
    .where('state', 'pending')
    .where('created_at', '>', iso(approvedAt.endOf('second')))
    .first()
  return report !== null
}

async function isOtherOnItsWay(
  trx: TransactionClientContract,
  intentId: number,
  ids: number[]
): Promise<boolean> {
  const row = await trx
    .from('payment_intent_invoices as shares')
    .join('payment_intents as intents', 'intents.id', 'shares.intent_id')
    .whereIn('shares.invoice_id', ids)
    .whereNot('intents.id', intentId)
    .whereIn('intents.state', [...statesOfMoneyOnItsWay])
    .select('intents.id')
    .first()
  return Boolean(row)
}

function tell(
  trx: TransactionClientContract,
  intent: PaymentIntent,
  refusal: CaptureRefused,
  actor: Actor,
  now: DateTime
) {
  if (intent.failureCode === refusal.code) return
  return recordAudit(
    trx,
    actor,
    {
      action: 'payment.not_captured',
      outcome: 'refused',
      clientId: intent.clientId,
      target: { type: 'payment_intent', id: intent.publicId },
      details: refusal,
    },
    now
  )
}
