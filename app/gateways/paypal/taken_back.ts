import { Money } from '#domain/money/money'
import type { Disputes } from '#gateways/paypal/disputes'
import type { GatewayDispute, GatewayPayment, GatewayRefund } from '#gateways/payment_gateway'

/** PayPal converts a dispute's amount and rounds it, apart from the reversal's. */
const MOST_OFF_MINOR = 1

/**
 * Tells what PayPal took back from what was refunded. On the wire a reversal is a refund like any
 * other, which nobody asked for; the same money may be told again as a lost dispute, and must not
 * count twice. While a payment is contested PayPal refuses refunds, so a refund that is not one of
 * ours, of the contested amount and made since, is the dispute's own. A refund of ours carries its
 * own id; one that nobody asked for has no reference, or the capture's, which is the intent's id.
 */
export function withDisputes(
  payment: GatewayPayment,
  found: Disputes,
  intentId: string
): GatewayPayment {
  const unmatched = found.disputes.filter(({ status }) => status !== 'won')
  const reversals = new Set<GatewayRefund>()
  // What is equal first, so that it does not lose its dispute to what is only near.
  for (const offMinor of [0, MOST_OFF_MINOR]) {
    for (const refund of payment.refunds) {
      if (reversals.has(refund)) continue
      const index = unmatched.findIndex((one) => isOf(one, refund, intentId, offMinor))
      if (index === -1) continue
      unmatched.splice(index, 1)
      reversals.add(refund)
    }
  }
  const refunds = payment.refunds.map((refund): GatewayRefund =>
    reversals.has(refund) ? { ...refund, kind: 'reversal' } : refund
  )
  return { ...payment, ...found, refunds }
}

function isOf(
  { amount, createdAt }: GatewayDispute,
  refund: GatewayRefund,
  intentId: string,
  offMinor: number
): boolean {
  const isOurs = refund.reference !== null && refund.reference !== intentId
  if (isOurs || amount === null || refund.amount === null) return false
  const isSince =
    createdAt !== null &&
    refund.createdAt !== null &&
    refund.createdAt >= createdAt.startOf('second')
  const { currency, amountMinor } = refund.amount
  const isNear = Math.abs(amountMinor - amount.amountMinor) <= offMinor
  return isSince && amount.currency === currency && isNear
}

/**
 * A capture that is REFUNDED although its refunds and lost disputes do not add up to it was taken
 * back for the rest: not every reversal is listed. That is not said while a refund of ours is on its
 * way (it may be what is missing), nor while a list is not complete.
 */
export function withUnlistedReversal(
  payment: GatewayPayment,
  captureStatus: string | null,
  areRefundsAwaited: boolean
): GatewayPayment {
  const isWhole = captureStatus === 'REFUNDED'
  if (!isWhole && captureStatus !== 'PARTIALLY_REFUNDED') return payment
  if (!payment.refundsComplete || payment.amount === null) return payment

  const known = accountedFor(payment, payment.amount)
  const rest = payment.amount.minus(known)
  if (!isWhole) return { ...payment, refundsComplete: known.isPositive }
  if (!rest.isPositive) return payment
  if (areRefundsAwaited || !payment.disputesComplete) return { ...payment, refundsComplete: false }
  const reversal: GatewayRefund = {
    gatewayRefundId: `reversal:${payment.gatewayPaymentId}`,
    kind: 'reversal',
    amount: rest,
    status: 'processed',
    createdAt: null,
    reference: null,
  }
  return { ...payment, refunds: [...payment.refunds, reversal] }
}

/** Lost disputes whose money is listed as a reversal count once. */
function accountedFor(payment: GatewayPayment, { currency }: Money): Money {
  const sum = (rows: { amount: Money | null }[]) =>
    Money.sum(
      currency,
      rows.flatMap(({ amount }) => (amount?.currency === currency ? [amount] : []))
    )
  const refunds = payment.refunds.filter(({ status }) => status !== 'failed')
  const reversals = refunds.filter(({ kind }) => kind === 'reversal')
  const lost = sum(payment.disputes.filter(({ status }) => status === 'lost'))
  return sum(refunds)
    .plus(lost)
    .minus(lost.min(sum(reversals)))
}
