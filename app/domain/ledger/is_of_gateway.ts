import type Payment from '#models/payment'

/** Told of by a gateway, to the second; of what staff recorded only the day is known. */
export function isOfGateway({ gateway }: Pick<Payment, 'gateway'>): boolean {
  return gateway === 'razorpay' || gateway === 'paypal'
}
