import type { PaypalOrder } from '#tests/sandbox/paypal/entities'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

/** How long an order waits for the payer, and an approval for the capture. */
export const ORDER_LIVES_MS = 3 * 3_600_000

/**
 * PayPal forgets an order that did not get on for three hours: that nobody approved, or whose
 * approval nobody captured. Whoever asks for it then gets 404, as for one that never was.
 */
export function forgetLater(world: PaypalWorld, order: PaypalOrder): void {
  const { status } = order
  world.clock.after(ORDER_LIVES_MS, () => {
    if (order.status === status) world.orders.delete(order.id)
  })
}
