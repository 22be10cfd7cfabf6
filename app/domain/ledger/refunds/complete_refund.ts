import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { closeWithCreditNote } from '#domain/ledger/refunds/close_with_credit_note'
import { postRefund } from '#domain/ledger/refunds/post_refund'
import { sendRefundLetter } from '#domain/ledger/refunds/send_refund_letter'
import type { Actor } from '#domain/shared/actor'
import Payment from '#models/payment'
import type Refund from '#models/refund'

/**
 * The money has gone back: marks the refund as done and brings it into the ledger, with all that
 * belongs to it, in the caller's write transaction. When the client no longer owes what it was for,
 * a credit note closes what the refund opened. The client gets a letter, unless `notify` is false
 * (taking over old books). The caller checked that the payment has so much left.
 */
export async function completeRefund(
  trx: TransactionClientContract,
  refund: Refund,
  refundedAt: DateTime,
  actor: Actor,
  now: DateTime,
  { notify = true } = {}
): Promise<void> {
  await lockRows(trx, 'payments', [refund.paymentId])
  refund.merge({
    state: 'done',
    refundedAt,
    nextCheckAt: null,
    failureCode: null,
    failureMessage: null,
    updatedAt: now,
  })
  await refund.useTransaction(trx).save()
  await postRefund(trx, refund, refundedAt, now)
  if (refund.stillOwed === false || refund.creditNoteId) {
    await closeWithCreditNote(trx, refund, refundedAt, actor, now)
  }

  const payment = await Payment.query({ client: trx }).where('id', refund.paymentId).firstOrFail()
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
  if (notify) await sendRefundLetter(trx, refund)
}
