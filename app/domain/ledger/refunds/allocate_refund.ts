import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import Allocation from '#models/allocation'
import type Refund from '#models/refund'

/**
 * One row of what a refund does to an invoice: negative takes it off, positive gives it back. The
 * caller's write transaction holds the locks, and recomputes the invoice.
 */
export async function allocateRefund(
  trx: TransactionClientContract,
  { id: refundId, clientId, paymentId, currency }: Refund,
  { invoiceId, amountMinor }: { invoiceId: number; amountMinor: number },
  now: DateTime
): Promise<void> {
  await Allocation.create(
    { clientId, invoiceId, paymentId, refundId, currency, amountMinor, createdAt: now },
    { client: trx }
  )
}
