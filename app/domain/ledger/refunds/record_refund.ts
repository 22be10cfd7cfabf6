import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { completeRefund } from '#domain/ledger/refunds/complete_refund'
import { findGatewayRefund } from '#domain/ledger/refunds/find_gateway_refund'
import { writeRefund } from '#domain/ledger/refunds/write_refund'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Payment from '#models/payment'
import type Refund from '#models/refund'

export type RecordedRefund = {
  paymentId: number
  amountMinor: number
  kind: Refund['kind']
  /** The gateway's id when a gateway made it; null for money handed back outside. */
  gatewayRefundId: string | null
  reason: string | null
  recordedById: number | null
  refundedAt: DateTime
  /**
   * The invoice is no longer owed: this credit note closes what the refund opens again. Null when
   * the client still owes it.
   */
  creditNoteId: number | null
}

/**
 * Records money that went back already, with the refund row, its allocations and, when the invoice
 * is no longer owed, the credit note that says so, in one transaction. To have a gateway send money
 * back is `requestRefund`. The same gateway refund twice posts once.
 * Nobody is mailed.
 */
export async function recordRefund(
  request: RecordedRefund,
  actor: Actor,
  now: DateTime
): Promise<Done<Refund> | Refused<'payment_not_found' | 'more_than_is_left'>> {
  if (!Number.isSafeInteger(request.amountMinor) || request.amountMinor <= 0) {
    throw new RangeError('A refund is a positive integer of minor units')
  }
  return writeTransaction((trx) => recordRefundIn(trx, request, actor, now))
}

/** The same inside the caller's write transaction. */
export async function recordRefundIn(
  trx: TransactionClientContract,
  request: RecordedRefund,
  actor: Actor,
  now: DateTime
): Promise<Done<Refund> | Refused<'payment_not_found' | 'more_than_is_left'>> {
  await lockRows(trx, 'payments', [request.paymentId])
  const payment = await Payment.query({ client: trx }).where('id', request.paymentId).first()
  if (!payment) return refused('payment_not_found')

  const { gatewayRefundId } = request
  const known =
    gatewayRefundId === null ? null : await findGatewayRefund(trx, payment.gateway, gatewayRefundId)
  if (known?.state === 'done') return done(known)
  if (request.amountMinor > payment.amountMinor - payment.refundedMinor) {
    return refused('more_than_is_left')
  }
  const refund = known ?? (await create(trx, payment, request, now))
  await completeRefund(trx, refund, request.refundedAt, actor, now, { notify: false })
  return done(refund)
}

function create(
  trx: TransactionClientContract,
  payment: Payment,
  { kind, amountMinor, gatewayRefundId, reason, recordedById, creditNoteId }: RecordedRefund,
  now: DateTime
): Promise<Refund> {
  const facts = { kind, amountMinor, gatewayRefundId, reason, recordedById, creditNoteId }
  return writeRefund(trx, { payment, currency: payment.currency, ...facts }, now)
}
