import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { allocateCreditIn } from '#domain/ledger/allocate_credit'
import { postRefund } from '#domain/ledger/post_refund'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import Refund from '#models/refund'

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
 * Records money that went back, with the refund row, its allocations and, when the invoice is no
 * longer owed, the credit note that says so, in one transaction. Asking a gateway to send money
 * back comes before this; what it answers ends here. The same gateway refund twice posts once.
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

  const known = await findKnown(trx, payment, request.gatewayRefundId)
  if (known?.state === 'done') return done(known)
  if (request.amountMinor > payment.amountMinor - payment.refundedMinor) {
    return refused('more_than_is_left')
  }
  const refund = await saveAsDone(trx, known, payment, request, now)
  const touched = await postRefund(trx, refund, request.refundedAt, now)
  if (request.creditNoteId !== null) {
    await closeWithCreditNote(trx, request.creditNoteId, touched, request.refundedAt, actor, now)
  }
  await recordAudit(
    trx,
    actor,
    {
      action: 'payment.refunded',
      clientId: payment.clientId,
      target: { type: 'payment', id: payment.publicId },
      details: { refund: refund.publicId, kind: refund.kind, amount: refund.amount.toJSON() },
    },
    now
  )
  return done(refund)
}

async function findKnown(
  trx: TransactionClientContract,
  payment: Payment,
  gatewayRefundId: string | null
): Promise<Refund | null> {
  if (gatewayRefundId === null) return null
  return Refund.query({ client: trx })
    .where('gateway', payment.gateway)
    .where('gateway_refund_id', gatewayRefundId)
    .first()
}

async function saveAsDone(
  trx: TransactionClientContract,
  known: Refund | null,
  payment: Payment,
  request: RecordedRefund,
  now: DateTime
): Promise<Refund> {
  if (known) {
    known.merge({ state: 'done', refundedAt: request.refundedAt })
    return known.useTransaction(trx).save()
  }
  const publicId = newPublicId()
  return Refund.create(
    {
      publicId,
      clientId: payment.clientId,
      paymentId: payment.id,
      gateway: payment.gateway,
      gatewayRefundId: request.gatewayRefundId,
      idempotencyKey: publicId,
      kind: request.kind,
      state: 'done',
      currency: payment.currency,
      amountMinor: request.amountMinor,
      reason: request.reason?.slice(0, 500) ?? null,
      recordedById: request.recordedById,
      refundedAt: request.refundedAt,
      createdAt: now,
      updatedAt: now,
    },
    { client: trx }
  )
}

/** Allocates the credit note to the invoices that the refund opened again, as far as it reaches. */
async function closeWithCreditNote(
  trx: TransactionClientContract,
  creditNoteId: number,
  invoiceIds: number[],
  at: DateTime,
  actor: Actor,
  now: DateTime
) {
  for (const invoiceId of invoiceIds) {
    const note = await Invoice.query({ client: trx }).where('id', creditNoteId).firstOrFail()
    const invoice = await Invoice.query({ client: trx }).where('id', invoiceId).firstOrFail()
    const amountMinor = Math.min(note.creditLeftMinor, invoice.balanceMinor)
    if (amountMinor <= 0) continue
    const request = { source: { creditNoteId }, invoiceId, amountMinor, at }
    const outcome = await allocateCreditIn(trx, request, actor, now)
    if (!outcome.ok) throw new Error(`The credit note cannot be allocated: ${outcome.code}`)
  }
}
