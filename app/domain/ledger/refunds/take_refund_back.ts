import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import { allocateRefund } from '#domain/ledger/refunds/allocate_refund'
import { takenOff } from '#domain/ledger/refunds/taken_off'
import type { Actor } from '#domain/shared/actor'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import type Refund from '#models/refund'

/**
 * Money that went back came again: a refund that the gateway called processed and later failed (the
 * bank sent it back), or a lost dispute that was won on appeal. By new rows: it counts towards the
 * invoices that it was taken off, as far as they are still open; what was paid or credited otherwise
 * meanwhile leaves it as the client's credit. A credit note that was written for it stays: it is a
 * document that the client has, and the money is then credit that staff can send again.
 * Runs in the caller's write transaction.
 */
export async function takeRefundBack(
  trx: TransactionClientContract,
  refund: Refund,
  words: { code: string; message: string },
  actor: Actor,
  now: DateTime
): Promise<void> {
  await lockRows(trx, 'payments', [refund.paymentId])
  const payment = await Payment.query({ client: trx }).where('id', refund.paymentId).firstOrFail()
  const taken = await takenOff(trx, refund)
  const ids = taken.map((share) => share.invoiceId)
  await lockRows(trx, 'invoices', ids)

  let leftMinor = refund.amountMinor
  for (const { invoiceId, amountMinor } of taken) {
    const invoice = await Invoice.query({ client: trx }).where('id', invoiceId).firstOrFail()
    const openMinor = invoice.state === 'issued' ? invoice.balanceMinor : 0
    const givenMinor = Math.min(amountMinor, openMinor)
    if (givenMinor <= 0) continue
    leftMinor -= givenMinor
    await allocateRefund(trx, refund, { invoiceId, amountMinor: givenMinor }, now)
  }
  payment.unappliedMinor += leftMinor
  payment.refundedMinor -= refund.amountMinor
  await payment.useTransaction(trx).save()
  refund.merge({ state: 'failed', failureCode: words.code, failureMessage: words.message })
  refund.merge({ nextCheckAt: null, updatedAt: now })
  await refund.useTransaction(trx).save()
  await recomputeInvoices(trx, ids, now)

  await recordAudit(
    trx,
    actor,
    {
      action: 'payment.refund_taken_back',
      outcome: 'failed',
      clientId: payment.clientId,
      target: { type: 'payment', id: payment.publicId },
      details: {
        refund: refund.publicId,
        kind: refund.kind,
        amount: refund.amount.toJSON(),
        creditMinor: leftMinor,
        ...words,
      },
    },
    now
  )
}
