import { scaled } from '#tests/sandbox/control/iso_4217'
import type { DisputeOutcome, PaypalCapture } from '#tests/sandbox/paypal/entities'
import { paypalExponent } from '#tests/sandbox/paypal/money'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

/** Disputes that hold or took the money: those that are open, and those that the payer won. */
const COSTLY: readonly (DisputeOutcome | null)[] = [null, 'RESOLVED_BUYER_FAVOUR']

/** What of a capture is neither given back nor contested, in PayPal's own subunits. */
export function unitsLeft(world: PaypalWorld, capture: PaypalCapture): number {
  const { currency_code, value } = capture.amount
  const exponent = paypalExponent(currency_code)
  const contested = world
    .disputesOf(capture.id)
    .filter(({ outcome, isReversed }) => COSTLY.includes(outcome) && !isReversed)
    .reduce((sum, { amount }) => sum + scaled(amount.value, exponent), 0)
  return scaled(value, exponent) - capture.refundedUnits - contested
}
