import { findOnItsWay } from '#domain/ledger/money_on_its_way'
import type PaymentIntent from '#models/payment_intent'

/** The newest intent for this invoice whose money may be on its way, or null. */
export async function openIntentOn(
  clientId: number,
  invoiceId: number
): Promise<{ id: string; state: PaymentIntent['state'] } | null> {
  const intent = await findOnItsWay(undefined, [invoiceId])
  return intent?.clientId === clientId ? { id: intent.publicId, state: intent.state } : null
}
