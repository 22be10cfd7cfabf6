import type Razorpay from 'razorpay'
import { readAll, readRefund } from '#gateways/razorpay/state'
import type { Ask } from '#gateways/razorpay/client'
import type { GatewayPayment } from '#gateways/payment_gateway'

const LONGEST_PAGE = 100

/**
 * Adds their refunds to payments of which something went back. With `areAwaited`, to every payment:
 * one that failed is in the list only.
 */
export function withRefunds(
  sdk: Razorpay,
  ask: Ask,
  payments: GatewayPayment[],
  areAwaited: boolean
): Promise<GatewayPayment[]> {
  return Promise.all(
    payments.map(async (payment) => {
      if (payment.refundsComplete && !areAwaited) return payment
      const answer = await ask(() =>
        sdk.payments.fetchMultipleRefund(payment.gatewayPaymentId, { count: LONGEST_PAGE })
      )
      const refunds = answer.outcome === 'answered' ? readAll(answer.body, readRefund) : null
      return refunds === null
        ? { ...payment, refundsComplete: false }
        : { ...payment, refunds, refundsComplete: true }
    })
  )
}
