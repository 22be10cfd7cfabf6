import { statesOfMoneyOnItsWay } from '#domain/ledger/recompute_invoices'
import PaymentIntent from '#models/payment_intent'

/** The newest intent for this invoice whose money may be on its way, or null. */
export async function openIntentOn(
  clientId: number,
  invoiceId: number
): Promise<{ id: string; state: PaymentIntent['state'] } | null> {
  const intent = await PaymentIntent.query()
    .where('client_id', clientId)
    .whereIn('state', [...statesOfMoneyOnItsWay])
    .whereHas('invoices', (shares) => shares.where('invoice_id', invoiceId))
    .orderBy('id', 'desc')
    .first()
  return intent && { id: intent.publicId, state: intent.state }
}
