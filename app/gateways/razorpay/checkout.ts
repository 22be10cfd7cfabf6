import { toSubunits } from '#gateways/razorpay/amount'
import type { CheckoutPage, GatewayIntent } from '#gateways/payment_gateway'

/** What the real checkout.js reaches beside its own host and the API: fonts, pictures, telemetry. */
const LIVE = 'https://checkout.razorpay.com'
const ALSO_LIVE = ['https://cdn.razorpay.com', 'https://lumberjack.razorpay.com']

/**
 * What checkout.js needs in the browser. It shows the amount; the order decides it. With
 * `redirect` it posts the outcome to `callback_url` instead of calling a handler.
 */
export function describeCheckout(
  config: { keyId: string; baseUrl: string; checkoutUrl: string },
  intent: GatewayIntent
): CheckoutPage {
  const own = [new URL(config.checkoutUrl).origin, new URL(config.baseUrl).origin]
  const hosts = own.includes(LIVE) ? [...own, ...ALSO_LIVE] : own
  return {
    scriptUrl: config.checkoutUrl,
    hosts: [...new Set(hosts)],
    options: {
      key: config.keyId,
      order_id: intent.gatewayOrderId,
      amount: toSubunits(intent.amount),
      currency: intent.amount.currency,
      name: intent.companyName,
      description: intent.description,
      callback_url: intent.returnUrl,
      redirect: true,
      prefill: {
        name: intent.payer.name,
        email: intent.payer.email ?? '',
        contact: intent.payer.phone ?? '',
      },
    },
  }
}
