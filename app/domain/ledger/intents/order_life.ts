import type { DateTime } from 'luxon'
import type { GatewayName } from '#gateways/payment_gateway'

/** PayPal forgets an order that nobody approved; Razorpay keeps its orders. */
const PAYPAL_ORDER_LIVES = { hours: 3 }

/** Nobody is sent to an order that ends while they look for their wallet. */
const TO_APPROVE_IN = { minutes: 15 }

const REUSED_FOR = { days: 7 }

/** Orders made before this are not given to a payer again. */
export function reusableSince(gateway: GatewayName, now: DateTime): DateTime {
  return gateway === 'paypal'
    ? now.minus(PAYPAL_ORDER_LIVES).plus(TO_APPROVE_IN)
    : now.minus(REUSED_FOR)
}

/** Whether it is as it should be that the gateway does not know the order any more. */
export function isForgottenByNow(gateway: GatewayName, createdAt: DateTime, now: DateTime) {
  return gateway === 'paypal' && now >= createdAt.plus(PAYPAL_ORDER_LIVES)
}
