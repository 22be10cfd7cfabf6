import type { PaymentRow } from '~shared/wire'

type Method = PaymentRow['method']

/** Names of companies are the same in every language. */
const titles: Record<string, string> = { razorpay: 'Razorpay', paypal: 'PayPal' }

export function gatewayTitle(gateway: Method['gateway']): string | null {
  return titles[gateway] ?? null
}

/** "UPI", "card ending 4417", "PayPal": as it stands within a sentence. */
export function methodName({ label }: Method): string {
  return titles[label] ?? label
}

/** "Card ending 4417": the same at the beginning of a cell, with the gateway when it says more. */
export function methodTitle(method: Method, withGateway = false): string {
  const name = methodName(method)
  const title = name.charAt(0).toLocaleUpperCase() + name.slice(1)
  const gateway = gatewayTitle(method.gateway)
  return withGateway && gateway && gateway !== title ? `${title}, ${gateway}` : title
}
