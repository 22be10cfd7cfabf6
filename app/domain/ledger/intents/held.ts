import type PaymentIntent from '#models/payment_intent'

/**
 * Whether money of this intent waits for staff. A payment that had succeeded stays so when a second,
 * wrong capture comes on its order: then that one waits.
 */
export function isHeld(intent: Pick<PaymentIntent, 'heldReason' | 'resolution'>): boolean {
  return intent.heldReason !== null && intent.resolution === null
}
