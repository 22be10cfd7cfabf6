import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordAudit } from '#domain/audit/record_audit'
import { findGatewayRefund } from '#domain/ledger/refunds/find_gateway_refund'
import { settleRefundIn } from '#domain/ledger/refunds/settle_refund'
import { takeRefundBack } from '#domain/ledger/refunds/take_refund_back'
import { writeRefund } from '#domain/ledger/refunds/write_refund'
import type { Money } from '#domain/money/money'
import type { Actor } from '#domain/shared/actor'
import type { GatewayPayment, GatewayRefund } from '#gateways/payment_gateway'
import AuditEvent from '#models/audit_event'
import type Payment from '#models/payment'
import Refund from '#models/refund'

/**
 * Refunds and reversals that the gateway knows of, whoever made them: each that went through is
 * posted once, each that is on its way keeps its money from other refunds. One that staff asked for
 * here is known by the gateway's id, else by our reference. What cannot be (other money than was
 * paid, more than was paid) is kept for staff to see, moves nothing, and keeps no other waiting.
 * The caller's write transaction holds the payment's lock.
 */
export async function postGatewayRefunds(
  trx: TransactionClientContract,
  payment: Payment,
  captured: GatewayPayment,
  actor: Actor,
  now: DateTime
): Promise<void> {
  for (const reported of captured.refunds) {
    const mayBeReversal = reported.kind === 'reversal' || !captured.disputesComplete
    await postGatewayRefund(trx, payment, { reported, mayBeReversal }, actor, now)
  }
  if (captured.refundsComplete) await lookAgainAtMissing(trx, payment, captured, now)
}

/**
 * A refund that went through here and is not in the list any more: it may have failed since, which
 * a gateway tells only where its refunds are listed one by one. The reconciler looks.
 */
async function lookAgainAtMissing(
  trx: TransactionClientContract,
  payment: Payment,
  { refunds }: GatewayPayment,
  now: DateTime
) {
  const posted = await Refund.query({ client: trx })
    .where('payment_id', payment.id)
    .where('kind', 'refund')
    .where('state', 'done')
  const listed = new Set(refunds.map(({ gatewayRefundId }) => gatewayRefundId))
  for (const refund of posted) {
    if (refund.gatewayRefundId === null || listed.has(refund.gatewayRefundId)) continue
    refund.nextCheckAt ??= now
    await refund.useTransaction(trx).save()
  }
}

/** Which of the refunds are reversals can be told only where the disputes can be read. */
type Told = { reported: GatewayRefund; mayBeReversal: boolean }

async function postGatewayRefund(
  trx: TransactionClientContract,
  payment: Payment,
  { reported, mayBeReversal }: Told,
  actor: Actor,
  now: DateTime
) {
  const { amount, gatewayRefundId, status } = reported
  const known = await findKnown(trx, payment, reported)
  // One that failed before anybody here heard of it concerns nobody.
  if (!known && status === 'failed') return
  if (!known && amount === null) return tellUnreadable(trx, payment, gatewayRefundId, actor, now)

  const at = reported.createdAt ?? now
  if (known?.state === 'done') {
    if (status !== 'failed') return
    const words = { code: 'gateway_failed', message: 'went through first, and failed later' }
    return takeRefundBack(trx, known, words, actor, now)
  }
  // An answer that a later one overtook.
  const isDecided = known?.state === 'failed' && known.gatewayRefundId === gatewayRefundId
  if (isDecided && status !== 'processed') return
  // Its money came again with an appeal that was won; the reversal stays in the list.
  if (known?.failureCode === 'dispute_won') return
  const isOther = known !== null && isOfOtherAmount(known, reported)
  if (isOther) await giveUp(trx, known, reported, actor, now)
  const refund =
    known === null || isOther ? await create(trx, payment, reported, amount!, now) : known
  const answer = { state: status, gatewayRefundId, amount }
  const isOurs = refund.publicId === reported.reference
  const facts = { at, mayBeReversal: mayBeReversal && !isOurs }
  await settleRefundIn(trx, refund, answer, actor, now, facts)
}

/** One of which other money went back than was asked for. */
function isOfOtherAmount(known: Refund, { amount, status }: GatewayRefund): boolean {
  return status === 'processed' && amount !== null && !amount.equals(known.amount)
}

/** What went is posted as the gateway's own; what was asked for is over. */
async function giveUp(
  trx: TransactionClientContract,
  known: Refund,
  { amount }: GatewayRefund,
  actor: Actor,
  now: DateTime
) {
  const message = `the gateway sent ${amount}, asked ${known.amount}`
  const answer = { state: 'refused' as const, code: 'amount_differs', message }
  known.gatewayRefundId = null
  await known.useTransaction(trx).save()
  return settleRefundIn(trx, known, answer, actor, now)
}

async function findKnown(
  trx: TransactionClientContract,
  payment: Payment,
  { gatewayRefundId, reference }: GatewayRefund
): Promise<Refund | null> {
  const byId = await findGatewayRefund(trx, payment.gateway, gatewayRefundId)
  if (byId || reference === null) return byId
  return Refund.query({ client: trx })
    .where('gateway', payment.gateway)
    .where('payment_id', payment.id)
    .where('public_id', reference)
    .first()
}

function create(
  trx: TransactionClientContract,
  payment: Payment,
  { kind, gatewayRefundId }: GatewayRefund,
  { currency, amountMinor }: Money,
  now: DateTime
): Promise<Refund> {
  return writeRefund(trx, { payment, kind, currency, amountMinor, gatewayRefundId }, now)
}

/** Without an amount there is nothing to keep but that it happened; told once. */
async function tellUnreadable(
  trx: TransactionClientContract,
  payment: Payment,
  gatewayRefundId: string,
  actor: Actor,
  now: DateTime
) {
  const told = await AuditEvent.query({ client: trx })
    .where('action', 'refund.unreadable')
    .where('client_id', payment.clientId)
    .where('target_id', gatewayRefundId)
    .first()
  if (told) return
  await recordAudit(
    trx,
    actor,
    {
      action: 'refund.unreadable',
      outcome: 'failed',
      clientId: payment.clientId,
      target: { type: 'gateway_refund', id: gatewayRefundId },
      details: { payment: payment.publicId, gateway: payment.gateway },
    },
    now
  )
}
