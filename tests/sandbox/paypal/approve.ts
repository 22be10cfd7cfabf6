import type { ApproveOutcome, PaypalOrder } from '#tests/sandbox/paypal/entities'
import { announce } from '#tests/sandbox/paypal/events'
import { forgetLater } from '#tests/sandbox/paypal/forget_order'
import type { PaypalMoney } from '#tests/sandbox/paypal/money'
import { wholeOrder } from '#tests/sandbox/paypal/represent'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

/**
 * The payer decides on the approval page. Gives the address that the browser goes to next, or null
 * when the order did not name one. A completed order cannot be decided again: `undefined`.
 */
export function decide(
  world: PaypalWorld,
  order: PaypalOrder,
  outcome: ApproveOutcome,
  captureInstead: PaypalMoney | null = null
): string | null | undefined {
  if (order.status === 'COMPLETED' || order.status === 'VOIDED') return undefined
  if (outcome === 'cancel') {
    return order.cancelUrl && withQuery(order.cancelUrl, { token: order.id })
  }
  order.status = 'APPROVED'
  order.outcome = outcome
  order.captureInstead = captureInstead
  order.updateTime = world.clock.iso()
  forgetLater(world, order)
  announce(world, 'CHECKOUT.ORDER.APPROVED', 'checkout-order', wholeOrder(world, order))
  return order.returnUrl && withQuery(order.returnUrl, { token: order.id, PayerID: order.payerId })
}

function withQuery(address: string, query: Record<string, string>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
