import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows } from '#database/write_transaction'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import { allocateRefund } from '#domain/ledger/refunds/allocate_refund'
import Payment from '#models/payment'
import type Refund from '#models/refund'

/**
 * Puts money that really went back into the ledger: first out of what the payment has unapplied,
 * then off the invoices it counts towards, the last allocated first. Once per refund row; the
 * caller checked that it is not more than is left of the payment, and marks the row as done.
 * Runs in the caller's write transaction.
 */
export async function postRefund(
  trx: TransactionClientContract,
  refund: Refund,
  refundedAt: DateTime,
  now: DateTime
): Promise<void> {
  await lockRows(trx, 'payments', [refund.paymentId])
  const payment = await Payment.query({ client: trx }).where('id', refund.paymentId).firstOrFail()
  const shares = await allocated(trx, payment.id)
  const invoiceIds = shares.map((share) => share.invoiceId)
  await lockRows(trx, 'invoices', invoiceIds)

  const fromCredit = Math.min(payment.unappliedMinor, refund.amountMinor)
  let leftMinor = refund.amountMinor - fromCredit
  for (const { invoiceId, amountMinor } of shares) {
    const taken = Math.min(leftMinor, amountMinor)
    if (taken <= 0) continue
    leftMinor -= taken
    await allocateRefund(trx, refund, { invoiceId, amountMinor: -taken }, now)
  }
  if (leftMinor > 0) throw new RangeError(`Refund ${refund.publicId} is more than was left`)

  payment.unappliedMinor -= fromCredit
  payment.refundedMinor += refund.amountMinor
  await payment.useTransaction(trx).save()
  await recomputeInvoices(trx, invoiceIds, refundedAt)
}

/** What of the payment still counts towards which invoice, the last allocated first. */
async function allocated(
  trx: TransactionClientContract,
  paymentId: number
): Promise<{ invoiceId: number; amountMinor: number }[]> {
  const rows = await trx
    .from('allocations')
    .where('payment_id', paymentId)
    .groupBy('invoice_id')
    .orderByRaw('max(id) desc')
    .select('invoice_id')
    .sum('amount_minor as amount')
  return rows
    .map((row) => ({ invoiceId: Number(row.invoice_id), amountMinor: Number(row.amount) }))
    .filter((row) => row.amountMinor > 0)
}
