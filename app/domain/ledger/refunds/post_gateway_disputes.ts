import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { recordAudit } from '#domain/audit/record_audit'
import { postChargeback } from '#domain/ledger/refunds/post_chargeback'
import { takeRefundBack } from '#domain/ledger/refunds/take_refund_back'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import type { GatewayDispute, GatewayPayment } from '#gateways/payment_gateway'
import Dispute from '#models/dispute'
import type Payment from '#models/payment'
import Refund from '#models/refund'

/**
 * Disputes as the gateway has them, each once. While one is open the payment counts as before, and
 * staff see it. A lost one took money back: that is posted as a chargeback, at most what is left of
 * the payment. Won after it was lost (an appeal), the money counts again. One that is decided is not
 * opened again: an answer that says so was overtaken by a later one, or tells of an appeal, and until
 * that is won the money is gone. The caller's write transaction holds the payment's lock.
 */
export async function postGatewayDisputes(
  trx: TransactionClientContract,
  payment: Payment,
  captured: GatewayPayment,
  actor: Actor,
  now: DateTime
): Promise<void> {
  for (const reported of captured.disputes) {
    const dispute = await findOrOpen(trx, payment, reported, actor, now)
    await follow(trx, dispute, { payment, captured, reported }, actor, now)
  }
}

async function findOrOpen(
  trx: TransactionClientContract,
  payment: Payment,
  reported: GatewayDispute,
  actor: Actor,
  now: DateTime
): Promise<Dispute> {
  const known = await Dispute.query({ client: trx })
    .where('gateway', payment.gateway)
    .where('gateway_dispute_id', reported.gatewayDisputeId)
    .first()
  if (known) return known

  // A figure that cannot be read is taken for all of the payment until it can.
  const amount = reported.amount ?? payment.amount
  const dispute = await Dispute.create(
    {
      publicId: newPublicId(),
      clientId: payment.clientId,
      paymentId: payment.id,
      gateway: payment.gateway as Dispute['gateway'],
      gatewayDisputeId: reported.gatewayDisputeId,
      state: 'open',
      currency: amount.currency,
      amountMinor: amount.amountMinor,
      reason: reported.reason?.slice(0, 200) ?? null,
      respondBy: reported.respondBy,
      refundId: null,
      createdAt: reported.createdAt ?? now,
      updatedAt: now,
    },
    { client: trx }
  )
  await tell(trx, dispute, payment, 'dispute.opened', actor, now)
  return dispute
}

type Told = { payment: Payment; captured: GatewayPayment; reported: GatewayDispute }

async function follow(
  trx: TransactionClientContract,
  dispute: Dispute,
  { payment, captured, reported }: Told,
  actor: Actor,
  now: DateTime
) {
  dispute.useTransaction(trx)
  if (reported.status === 'open') {
    if (dispute.state !== 'open') return
    dispute.respondBy = reported.respondBy
    adoptAmount(dispute, reported)
    await dispute.save()
    return
  }
  if (dispute.state === reported.status) return
  adoptAmount(dispute, reported)
  dispute.merge({ state: reported.status, updatedAt: now })
  if (reported.status === 'lost') {
    const chargeback = await postChargeback(trx, dispute, captured, actor, now)
    if (chargeback) dispute.refundId = chargeback.id
    // What moved is what it took, where the gateway rounds the two apart.
    if (chargeback?.kind === 'reversal') dispute.amountMinor = chargeback.amountMinor
  }
  await dispute.save()
  await tell(trx, dispute, payment, `dispute.${reported.status}`, actor, now)
  if (reported.status === 'won') await returnMoney(trx, dispute, actor, now)
}

function adoptAmount(dispute: Dispute, { amount }: GatewayDispute) {
  if (amount) dispute.merge({ currency: amount.currency, amountMinor: amount.amountMinor })
}

async function returnMoney(
  trx: TransactionClientContract,
  { refundId }: Dispute,
  actor: Actor,
  now: DateTime
) {
  const chargeback = refundId === null ? null : await Refund.find(refundId, { client: trx })
  if (chargeback?.state !== 'done') return
  const words = { code: 'dispute_won', message: 'won after it was lost' }
  await takeRefundBack(trx, chargeback, words, actor, now)
}

function tell(
  trx: TransactionClientContract,
  dispute: Dispute,
  payment: Payment,
  action: string,
  actor: Actor,
  now: DateTime
) {
  return recordAudit(
    trx,
    actor,
    {
      action,
      clientId: payment.clientId,
      target: { type: 'payment', id: payment.publicId },
      details: {
        dispute: dispute.publicId,
        gatewayDisputeId: dispute.gatewayDisputeId,
        amount: { amountMinor: dispute.amountMinor, currency: dispute.currency },
      },
    },
    now
  )
}
