import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Refund from '#models/refund'

/** What the refund took off which invoice, less what it gave back since. By invoice. */
export async function takenOff(
  trx: TransactionClientContract,
  refund: Refund
): Promise<{ invoiceId: number; amountMinor: number }[]> {
  const rows = await trx
    .from('allocations')
    .where('refund_id', refund.id)
    .groupBy('invoice_id')
    .orderBy('invoice_id')
    .select('invoice_id')
    .sum('amount_minor as amount')
  return rows
    .map((row) => ({ invoiceId: Number(row.invoice_id), amountMinor: -Number(row.amount) }))
    .filter((row) => row.amountMinor > 0)
}
