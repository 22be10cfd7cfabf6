import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import PaymentIntentInvoice from '#models/payment_intent_invoice'

/** The row ids of the invoices that an intent is for, in the order in which it names them. */
export async function invoiceIdsOf(
  trx: TransactionClientContract,
  intentId: number
): Promise<number[]> {
  const shares = await PaymentIntentInvoice.query({ client: trx })
    .where('intent_id', intentId)
    .orderBy('id')
  return shares.map((share) => share.invoiceId)
}
