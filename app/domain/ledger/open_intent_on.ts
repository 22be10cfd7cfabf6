import PaymentIntent from '#models/payment_intent'

/** States in which money may be on its way: no second charge is offered meanwhile. */
export const statesOnTheWay = ['processing', 'pending', 'unknown', 'held'] as const

/** The newest intent for this invoice whose money may be on its way, or null. */
export async function openIntentOn(
  clientId: number,
  invoiceId: number
): Promise<{ id: string; state: PaymentIntent['state'] } | null> {
  const intent = await PaymentIntent.query()
    .where('client_id', clientId)
    .whereIn('state', [...statesOnTheWay])
    .whereHas('invoices', (shares) => shares.where('invoice_id', invoiceId))
    .orderBy('id', 'desc')
    .first()
  return intent && { id: intent.publicId, state: intent.state }
}
