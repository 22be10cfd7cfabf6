import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Payment from '#models/payment'
import type Refund from '#models/refund'

/** Asked for, and not decided: its money is kept from other refunds, because it may have gone. */
export const statesOfReservedRefunds = ['requested', 'pending', 'unknown'] as const

export function isReserved({ state }: Pick<Refund, 'state'>): boolean {
  return statesOfReservedRefunds.some((reserved) => reserved === state)
}

/** What of a payment can still be sent back, in minor units. The caller holds the payment's lock. */
export async function refundableMinor(
  trx: TransactionClientContract,
  payment: Payment
): Promise<number> {
  const reserved = await reservedOf(trx, [payment])
  const reservedMinor = reserved.get(payment.id) ?? 0
  return Math.max(payment.amountMinor - payment.refundedMinor - reservedMinor, 0)
}

/**
 * What of each payment counts towards no invoice and is not on its way back, in minor units: a
 * refund takes of what is unapplied first.
 */
export async function creditLeft(
  client: QueryClientContract,
  payments: Payment[]
): Promise<{ payment: Payment; leftMinor: number }[]> {
  const reserved = await reservedOf(client, payments)
  return payments.map((payment) => {
    const leftMinor = Math.max(payment.unappliedMinor - (reserved.get(payment.id) ?? 0), 0)
    return { payment, leftMinor }
  })
}

/** In each payment's own currency: what a gateway says of another one moves none of its money. */
async function reservedOf(
  client: QueryClientContract,
  payments: Payment[]
): Promise<Map<number, number>> {
  const rows = await client
    .from('refunds')
    .join('payments', 'payments.id', 'refunds.payment_id')
    .whereColumn('refunds.currency', 'payments.currency')
    .whereIn(
      'refunds.payment_id',
      payments.map(({ id }) => id)
    )
    .whereIn('refunds.state', [...statesOfReservedRefunds])
    .groupBy('refunds.payment_id')
    .select('refunds.payment_id')
    .sum('refunds.amount_minor as reserved')
  return new Map(rows.map((row) => [Number(row.payment_id), Number(row.reserved)]))
}
