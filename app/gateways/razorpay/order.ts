import type Razorpay from 'razorpay'
import { integer, list, text } from '#gateways/answer'
import { fromSubunits, toSubunits } from '#gateways/razorpay/amount'
import type { Ask } from '#gateways/razorpay/client'
import { isRazorpayId } from '#gateways/razorpay/ids'
import type { Checkout, GatewayIntent } from '#gateways/payment_gateway'

/** Minutes that a late authorisation may take and still be captured: five days, Razorpay's most. */
const CAPTURE_WITHIN_MINUTES = 7200

const LONGEST_PAGE = 100

/** Makes an order of the intent's amount, with the intent's id as its receipt. */
export async function createOrder(
  sdk: Razorpay,
  ask: Ask,
  intent: GatewayIntent
): Promise<Checkout> {
  const answer = await ask(() =>
    sdk.orders.create({
      amount: toSubunits(intent.amount),
      currency: intent.amount.currency,
      receipt: intent.publicId,
      notes: { invoices: intent.invoiceNumbers.join(', ').slice(0, 256) },
      payment: {
        capture: 'automatic',
        capture_options: {
          automatic_expiry_period: CAPTURE_WITHIN_MINUTES,
          manual_expiry_period: CAPTURE_WITHIN_MINUTES,
          refund_speed: 'normal',
        },
      },
    })
  )
  if (answer.outcome === 'refused') {
    return { outcome: 'refused', code: answer.code, message: answer.message }
  }
  if (answer.outcome === 'unknown') return { outcome: 'unavailable', reason: answer.reason }
  return asPage(answer.body, intent)
}

/** The order that an earlier, ambiguous create made, if it made one. */
export async function findByReceipt(
  sdk: Razorpay,
  ask: Ask,
  intent: GatewayIntent
): Promise<{ outcome: 'none' } | { outcome: 'found'; checkout: Checkout }> {
  const answer = await ask(() => sdk.orders.all({ receipt: intent.publicId, count: LONGEST_PAGE }))
  if (answer.outcome !== 'answered') {
    const reason = answer.outcome === 'unknown' ? answer.reason : answer.message
    return { outcome: 'found', checkout: { outcome: 'unavailable', reason } }
  }
  const order = list(answer.body, 'items').find((one) => isOrderFor(intent, one))
  return order === undefined
    ? { outcome: 'none' }
    : { outcome: 'found', checkout: asPage(order, intent) }
}

function asPage(order: unknown, intent: GatewayIntent): Checkout {
  const id = text(order, 'id')
  return isRazorpayId('order', id) && isOrderFor(intent, order)
    ? { outcome: 'page', gatewayOrderId: id }
    : { outcome: 'unavailable', reason: 'the answer could not be read' }
}

function isOrderFor(intent: GatewayIntent, order: unknown): boolean {
  const amount = fromSubunits(text(order, 'currency'), integer(order, 'amount'))
  return text(order, 'receipt') === intent.publicId && amount?.equals(intent.amount) === true
}
