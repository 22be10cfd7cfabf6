import type { GatewayIntent } from '#gateways/payment_gateway'
import type PaymentIntent from '#models/payment_intent'

/** Where a gateway sends the browser back to, and who is paid: what the domain cannot know. */
export type CheckoutContext = {
  companyName: string
  /** Absolute URL, by the intent's public id. */
  returnUrl(intent: PaymentIntent): string
  cancelUrl(intent: PaymentIntent): string
}

/** For those who ask and post: they send no browser anywhere. */
export const NO_CHECKOUT: CheckoutContext = {
  companyName: '',
  returnUrl: () => '',
  cancelUrl: () => '',
}

/** What a gateway is told. The intent has its invoices, client and account loaded. */
export function toGatewayIntent(intent: PaymentIntent, context: CheckoutContext): GatewayIntent {
  const numbers = intent.invoices.map((share) => share.invoice.number)
  return {
    publicId: intent.publicId,
    gatewayOrderId: intent.gatewayOrderId,
    openedBefore: intent.$extras.openedBefore === true,
    amount: intent.amount,
    attempt: intent.attempt,
    invoiceNumbers: numbers,
    description: numbers.join(', ').slice(0, 120),
    returnUrl: context.returnUrl(intent),
    cancelUrl: context.cancelUrl(intent),
    payer: {
      name: intent.account?.name ?? intent.ofClient.name,
      email: intent.account?.email ?? intent.ofClient.billingEmail,
      phone: intent.account?.phone ?? intent.ofClient.phone,
    },
    companyName: context.companyName,
  }
}
