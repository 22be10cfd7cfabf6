import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
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
  const row = await trx
    .from('refunds')
    .where('payment_id', payment.id)
    .whereIn('state', [...statesOfReservedRefunds])
    .sum('amount_minor as reserved')
    .first()
  return Math.max(payment.amountMinor - payment.refundedMinor - Number(row?.reserved ?? 0), 0)
}
