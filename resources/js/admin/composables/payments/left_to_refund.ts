import type { PaymentRecord } from '~admin/api/payments'

/**
 * What of a payment has not gone back and is not on its way back, in minor units. A refund of another
 * currency, as a gateway may tell of one, takes none of it; the server decides.
 */
export function leftToRefund({ amount, refunded, refunds }: PaymentRecord): number {
  const onItsWay = refunds.filter(
    ({ state, amount: { currency } }) =>
      currency === amount.currency && state !== 'failed' && state !== 'done'
  )
  const keptMinor = onItsWay.reduce((sum, refund) => sum + refund.amount.amountMinor, 0)
  return Math.max(amount.amountMinor - refunded.amountMinor - keptMinor, 0)
}
