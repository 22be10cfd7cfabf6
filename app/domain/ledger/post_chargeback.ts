import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { completeRefund } from '#domain/ledger/complete_refund'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import type { GatewayPayment } from '#gateways/payment_gateway'
import Dispute from '#models/dispute'
import Payment from '#models/payment'
import Refund from '#models/refund'

/**
 * What a lost dispute took back, in the caller's write transaction. Null when it took nothing that
 * the ledger still has: all had gone back already, the gateway told of the same money as a reversal,
 * or its amount is of another currency (staff see a lost dispute without a chargeback).
 */
export async function postChargeback(
  trx: TransactionClientContract,
  dispute: Dispute,
  captured: GatewayPayment,
  actor: Actor,
  now: DateTime
): Promise<Refund | null> {
  const gatewayRefundId = `dispute:${dispute.gatewayDisputeId}`
  const known = await Refund.query({ client: trx })
    .where('gateway', dispute.gateway)
    .where('gateway_refund_id', gatewayRefundId)
    .first()
  if (known?.state === 'done') return known

  const amountMinor = known?.amountMinor ?? (await amountTaken(trx, dispute, captured))
  const leftMinor = await leftOf(trx, dispute)
  if (amountMinor <= 0 || leftMinor < amountMinor) return null
  const refund = known ?? (await create(trx, dispute, gatewayRefundId, amountMinor, now))
  await completeRefund(trx, refund, now, actor, now)
  return refund
}

async function leftOf(trx: TransactionClientContract, { paymentId }: Dispute): Promise<number> {
  const payment = await Payment.query({ client: trx }).where('id', paymentId).firstOrFail()
  return payment.amountMinor - payment.refundedMinor
}

/**
 * A gateway may tell of one and the same loss as a reversal of the capture and as a lost dispute:
 * posted reversals that no other lost dispute explains are taken for this one's. Which refunds are
 * reversals is the gateway's to say, because only it knows: PayPal refuses refunds of what is
 * contested and lists the loss among them, Razorpay deducts a loss apart from any refund, so that
 * somebody who refunds the same amount in its dashboard has lost it twice.
 */
async function amountTaken(
  trx: TransactionClientContract,
  dispute: Dispute,
  captured: GatewayPayment
): Promise<number> {
  if (dispute.currency !== captured.amount?.currency) return 0
  const reversals = captured.refunds.filter(({ kind }) => kind === 'reversal')
  const ids = reversals.map(({ gatewayRefundId }) => gatewayRefundId)
  const rows = await Refund.query({ client: trx })
    .where('payment_id', dispute.paymentId)
    .where('state', 'done')
  // One that came before the disputes could be read stands there as a refund.
  const reversed = rows.filter(
    ({ kind, gatewayRefundId }) => kind === 'reversal' || ids.includes(gatewayRefundId ?? '')
  )
  const chargebacks = rows.filter(({ kind }) => kind === 'chargeback')
  const others = await Dispute.query({ client: trx })
    .where('payment_id', dispute.paymentId)
    .where('state', 'lost')
    .whereNot('id', dispute.id)
  const explained = Math.max(sum(others) - sum(chargebacks), 0)
  const unexplained = Math.max(sum(reversed) - explained, 0)
  return Math.min(Math.max(dispute.amountMinor - unexplained, 0), await leftOf(trx, dispute))
}

function sum(rows: { amountMinor: number }[]): number {
  return rows.reduce((total, row) => total + row.amountMinor, 0)
}

function create(
  trx: TransactionClientContract,
  dispute: Dispute,
  gatewayRefundId: string,
  amountMinor: number,
  now: DateTime
): Promise<Refund> {
  const publicId = newPublicId()
  return Refund.create(
    {
      publicId,
      clientId: dispute.clientId,
      paymentId: dispute.paymentId,
      gateway: dispute.gateway,
      gatewayRefundId,
      idempotencyKey: publicId,
      kind: 'chargeback',
      state: 'requested',
      currency: dispute.currency,
      amountMinor,
      reason: dispute.reason,
      stillOwed: null,
      creditNoteId: null,
      recordedById: null,
      checks: 0,
      createdAt: now,
      updatedAt: now,
    },
    { client: trx }
  )
}
