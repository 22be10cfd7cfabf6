/** As the server calls them; blanks of an outcome are underlines in an address. */
export const GATEWAYS = ['razorpay', 'paypal'] as const
export const OUTCOMES = [
  ...(['waiting', 'succeeded', 'pending', 'failed', 'held', 'unknown'] as const),
  ...(['no_payment_of_ours', 'gateway_is_off'] as const),
]
