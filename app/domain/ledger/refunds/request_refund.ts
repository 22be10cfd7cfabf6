import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { completeRefund } from '#domain/ledger/refunds/complete_refund'
import { nextRefundCheckAt } from '#domain/ledger/refunds/next_refund_check'
import { refundableMinor } from '#domain/ledger/refunds/refundable'
import { sendRefund } from '#domain/ledger/refunds/send_refund'
import { writeRefund } from '#domain/ledger/refunds/write_refund'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import type { PaymentGateway } from '#gateways/payment_gateway'
import Payment from '#models/payment'
import Refund from '#models/refund'

export type RefundRequested = {
  paymentId: number
  /** A positive integer of minor units of the payment's currency. */
  amountMinor: number
  /** The note of the credit note that says it is no longer owed; otherwise for staff alone. */
  reason: string | null
  /**
   * Does the client still owe what the money was for? False: a credit note closes the invoices when
   * the money has gone back. Null: the question does not arise, or is answered later.
   */
  stillOwed: boolean | null
  recordedById: number | null
  /** The caller's own: asked again with the same key, the answer is the same refund. */
  idempotencyKey?: string
}

export type RefundRefused = Refused<
  'payment_not_found' | 'amount_not_positive' | 'more_than_is_left' | 'idempotency_key_reused'
>

/**
 * Sends money of a payment back, whole or in part. The request is written first, and its money
 * kept from other requests; then the gateway is asked, with the refund's public id as the key. What
 * becomes of it stands in the refund's state: `done`, `pending`, `failed` with the gateway's words,
 * or `unknown` when there was no answer, which the reconciler asks about until there is one. Money
 * that came outside the gateways is handed back outside: that is recorded, and done at once.
 *
 * `gateway` is the payment's own, null when this installation has no keys for it.
 */
export async function requestRefund(
  request: RefundRequested,
  gateway: PaymentGateway | null,
  actor: Actor,
  now: DateTime
): Promise<Done<Refund> | RefundRefused | Refused<'gateway_absent'>> {
  const payment = await Payment.find(request.paymentId)
  if (!payment) return refused('payment_not_found')
  if (isOfGateway(payment) && gateway?.name !== payment.gateway) return refused('gateway_absent')

  const requested = await writeTransaction((trx) => requestRefundIn(trx, request, actor, now))
  if (!requested.ok || requested.value.state !== 'requested' || !gateway) return requested
  return done(await sendRefund(requested.value.id, gateway, actor, now))
}

/**
 * Writes the request, and reserves its money, in the caller's write transaction: `sendRefund` has to
 * follow after the commit. Should it not (the process died), the reconciler sends it.
 */
export async function requestRefundIn(
  trx: TransactionClientContract,
  request: RefundRequested,
  actor: Actor,
  now: DateTime
): Promise<Done<Refund> | RefundRefused> {
  if (!Number.isSafeInteger(request.amountMinor) || request.amountMinor <= 0) {
    return refused('amount_not_positive')
  }
  await lockRows(trx, 'payments', [request.paymentId])
  const payment = await Payment.query({ client: trx }).where('id', request.paymentId).first()
  if (!payment) return refused('payment_not_found')

  const known = await findByKey(trx, request.idempotencyKey)
  if (known) return isSame(known, request) ? done(known) : refused('idempotency_key_reused')
  if (request.amountMinor > (await refundableMinor(trx, payment))) {
    return refused('more_than_is_left')
  }
  const refund = await create(trx, payment, request, now)
  await recordAudit(
    trx,
    actor,
    {
      action: 'refund.requested',
      clientId: payment.clientId,
      target: { type: 'payment', id: payment.publicId },
      details: {
        refund: refund.publicId,
        amount: refund.amount.toJSON(),
        stillOwed: request.stillOwed,
      },
    },
    now
  )
  if (!isOfGateway(payment)) await completeRefund(trx, refund, now, actor, now)
  return done(refund)
}

function isOfGateway({ gateway }: Payment): boolean {
  return gateway === 'razorpay' || gateway === 'paypal'
}

async function findByKey(trx: TransactionClientContract, key: string | undefined) {
  if (key === undefined) return null
  return Refund.query({ client: trx }).where('idempotency_key', key).first()
}

function isSame(known: Refund, request: RefundRequested): boolean {
  return known.paymentId === request.paymentId && known.amountMinor === request.amountMinor
}

function create(
  trx: TransactionClientContract,
  payment: Payment,
  { amountMinor, reason, stillOwed, recordedById, idempotencyKey }: RefundRequested,
  now: DateTime
): Promise<Refund> {
  const { currency } = payment
  const facts = { amountMinor, reason, stillOwed, recordedById, idempotencyKey }
  const nextCheckAt = isOfGateway(payment) ? nextRefundCheckAt('requested', now, now) : null
  return writeRefund(trx, { payment, kind: 'refund', currency, nextCheckAt, ...facts }, now)
}
