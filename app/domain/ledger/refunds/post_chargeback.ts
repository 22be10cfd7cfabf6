import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { completeRefund } from '#domain/ledger/refunds/complete_refund'
import { findGatewayRefund } from '#domain/ledger/refunds/find_gateway_refund'
import { writeRefund } from '#domain/ledger/refunds/write_refund'
import type { Actor } from '#domain/shared/actor'
import type { GatewayPayment } from '#gateways/payment_gateway'
import Dispute from '#models/dispute'
import Payment from '#models/payment'
import Refund from '#models/refund'

/**
 * What a lost dispute took back, in the caller's write transaction: posted here, or the reversal that
 * the gateway told of the same money, so that an appeal that is won gives it back. Null when it took
 * nothing that the ledger still has: all had gone back already, reversals of other amounts took it,
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
  const known = await findGatewayRefund(trx, dispute.gateway, gatewayRefundId)
  if (known?.state === 'done') return known

  if (dispute.currency !== captured.amount?.currency) return null
  const posted = await findReversals(trx, dispute, captured)
  const reversal = ownReversal(dispute, posted)
  if (reversal && !known) return reversal

  const leftMinor = await leftOf(trx, dispute)
  const amountMinor = known?.amountMinor ?? Math.min(amountTaken(dispute, posted), leftMinor)
  if (amountMinor <= 0 || leftMinor < amountMinor) return null
  const refund = known ?? (await create(trx, dispute, gatewayRefundId, amountMinor, now))
  await completeRefund(trx, refund, now, actor, now)
  return refund
}

async function leftOf(trx: TransactionClientContract, { paymentId }: Dispute): Promise<number> {
  const payment = await Payment.query({ client: trx }).where('id', paymentId).firstOrFail()
  return payment.amountMinor - payment.refundedMinor
}

type Posted = { reversals: Refund[]; explainedMinor: number }

/**
 * A gateway may tell of one and the same loss as a reversal of the capture and as a lost dispute.
 * Here are the posted reversals that are no other dispute's, and how much of them other lost
 * disputes explain all the same. Which refunds are reversals is the gateway's to say, because only it
 * knows: PayPal refuses refunds of what is contested and lists the loss among them, Razorpay deducts
 * a loss apart from any refund, so that somebody who refunds the same amount in its dashboard has
 * lost it twice.
 */
async function findReversals(
  trx: TransactionClientContract,
  dispute: Dispute,
  captured: GatewayPayment
): Promise<Posted> {
  const listed = captured.refunds.filter(({ kind }) => kind === 'reversal')
  const ids = listed.map(({ gatewayRefundId }) => gatewayRefundId)
  const rows = await Refund.query({ client: trx })
    .where('payment_id', dispute.paymentId)
    .where('state', 'done')
    .orderBy('id')
  const others = await Dispute.query({ client: trx })
    .where('payment_id', dispute.paymentId)
    .where('state', 'lost')
    .whereNot('id', dispute.id)
  const taken = new Set(others.map(({ refundId }) => refundId))
  // One that came before the disputes could be read stands there as a refund.
  const reversals = rows.filter(
    ({ kind, gatewayRefundId }) => kind === 'reversal' || ids.includes(gatewayRefundId ?? '')
  )
  const known = rows.filter((row) => row.kind === 'chargeback' || taken.has(row.id))
  return {
    reversals: reversals.filter(({ id }) => !taken.has(id)),
    explainedMinor: Math.max(sum(others) - sum(known), 0),
  }
}

/** The reversal of the dispute's amount; gateways round them apart. */
function ownReversal({ amountMinor }: Dispute, { reversals }: Posted): Refund | null {
  const within = (most: number) =>
    reversals.find((one) => Math.abs(one.amountMinor - amountMinor) <= most)
  return within(0) ?? within(1) ?? null
}

/** What of the dispute no reversal took. */
function amountTaken(dispute: Dispute, { reversals, explainedMinor }: Posted): number {
  const unexplained = Math.max(sum(reversals) - explainedMinor, 0)
  return Math.max(dispute.amountMinor - unexplained, 0)
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
  const { paymentId: id, clientId, gateway, currency, reason } = dispute
  const payment = { id, clientId, gateway }
  const facts = { kind: 'chargeback', gatewayRefundId, reason } as const
  return writeRefund(trx, { payment, currency, amountMinor, ...facts }, now)
}
