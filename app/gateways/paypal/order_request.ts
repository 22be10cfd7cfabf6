import { toPayPalAmount } from '#gateways/paypal/amount'
import type { GatewayIntent } from '#gateways/payment_gateway'

/**
 * The body of `POST /v2/checkout/orders`. `invoice_id` is unique per merchant, and two sellers of one
 * installation may both have an INV-42: the first invoice's number, a piece of the intent's id and
 * the attempt ("INV-42-k3Fz9QpL-a3"), shortened from the front so that the end stays.
 */
export function orderBody(intent: GatewayIntent): Record<string, unknown> {
  return {
    intent: 'CAPTURE',
    purchase_units: [
      {
        reference_id: 'default',
        custom_id: intent.publicId,
        invoice_id: invoiceId(intent),
        description: intent.description.slice(0, 127),
        amount: toPayPalAmount(intent.amount),
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: intent.companyName.slice(0, 127),
          user_action: 'PAY_NOW',
          shipping_preference: 'NO_SHIPPING',
          return_url: intent.returnUrl,
          cancel_url: intent.cancelUrl,
        },
      },
    },
  }
}

function invoiceId(intent: GatewayIntent): string {
  const others = intent.invoiceNumbers.length - 1
  const number = `${intent.invoiceNumbers[0] ?? intent.publicId}${others > 0 ? `+${others}` : ''}`
  const suffix = `-${intent.publicId.slice(0, 8)}-a${intent.attempt}`
  return `${number.slice(-(127 - suffix.length))}${suffix}`
}
