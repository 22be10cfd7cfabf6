import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { closeWithCreditNote } from '#domain/ledger/refunds/close_with_credit_note'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import Payment from '#models/payment'
import Refund from '#models/refund'

type AnswerRefused = Refused<'refund_not_found' | 'refund_not_done' | 'refund_already_closed'>

/**
 * "Is it still owed?", answered after the money went back (a refund that was made at the gateway, a
 * lost dispute): no. A credit note closes what the refund opened again and is still open; when
 * nothing is, because it was paid again, the answer alone is kept. Refused a second time.
 */
export function closeRefundWithCreditNote(
  refundId: number,
  actor: Actor,
  now: DateTime
): Promise<Done<Refund> | AnswerRefused> {
  return answer(refundId, false, actor, now, (trx, refund) =>
    closeWithCreditNote(trx, refund, now, actor, now)
  )
}

/** The same question answered with yes: the invoices stay open. Refused once a credit note is. */
export function confirmRefundStillOwed(
  refundId: number,
  actor: Actor,
  now: DateTime
): Promise<Done<Refund> | AnswerRefused> {
  return answer(refundId, true, actor, now, () => Promise.resolve())
}

async function answer(
  refundId: number,
  stillOwed: boolean,
  actor: Actor,
  now: DateTime,
  act: (trx: TransactionClientContract, refund: Refund) => Promise<void>
): Promise<Done<Refund> | AnswerRefused> {
  return writeTransaction(async (trx) => {
    const found = await Refund.query({ client: trx }).where('id', refundId).first()
    if (!found) return refused('refund_not_found')
    await lockRows(trx, 'payments', [found.paymentId])
    const refund = await Refund.query({ client: trx }).where('id', refundId).firstOrFail()
    if (refund.state !== 'done') return refused('refund_not_done')
    if (refund.stillOwed === false || refund.creditNoteId) return refused('refund_already_closed')
    if (refund.stillOwed === stillOwed) return done(refund)

    refund.merge({ stillOwed, updatedAt: now })
    await refund.useTransaction(trx).save()
    await act(trx, refund)
    const payment = await Payment.query({ client: trx }).where('id', refund.paymentId).firstOrFail()
    await recordAudit(
      trx,
      actor,
      {
        action: 'refund.still_owed_answered',
        clientId: refund.clientId,
        target: { type: 'payment', id: payment.publicId },
        details: { refund: refund.publicId, stillOwed },
      },
      now
    )
    return done(refund)
  })
}
