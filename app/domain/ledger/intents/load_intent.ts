import { isPublicId } from '#domain/shared/public_id'
import PaymentIntent from '#models/payment_intent'

/** An intent with its invoices, client, account and payments. */
export function loadIntent(id: number): Promise<PaymentIntent> {
  return withRelations().where('id', id).firstOrFail()
}

/**
 * The client's own intent by its public id, or null: another client's is as if not there. Without a
 * client: anybody's, for what has no session (a gateway's return).
 */
export async function findIntent(
  clientId: number | null,
  publicId: unknown
): Promise<PaymentIntent | null> {
  if (!isPublicId(publicId)) return null
  return withRelations()
    .where('public_id', publicId)
    .if(clientId !== null, (query) => query.where('client_id', Number(clientId)))
    .first()
}

function withRelations() {
  return PaymentIntent.query()
    .preload('ofClient')
    .preload('account')
    .preload('payments', (payments) => payments.orderBy('id').preload('refunds'))
    .preload('invoices', (shares) => shares.orderBy('id').preload('invoice'))
}
