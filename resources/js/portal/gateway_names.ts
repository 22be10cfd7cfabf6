import type { PaymentRow } from '~shared/wire'

/** Names of companies are the same in every language. */
const titles: Partial<Record<PaymentRow['method']['gateway'], string>> = {
  razorpay: 'Razorpay',
  paypal: 'PayPal',
}

export function gatewayTitle(gateway: PaymentRow['method']['gateway']): string | null {
  return titles[gateway] ?? null
}
