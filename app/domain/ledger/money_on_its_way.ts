import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import PaymentIntent from '#models/payment_intent'
import TransferReport from '#models/transfer_report'

/** Money that a gateway may already have, though the ledger does not have it yet. */
export const statesOfMoneyOnItsWay = ['processing', 'pending', 'unknown', 'held'] as const

/** The newest intent for one of these invoices whose money may be on its way, or null. */
export function findOnItsWay(
  client: QueryClientContract | undefined,
  invoiceIds: number[]
): Promise<PaymentIntent | null> {
  return PaymentIntent.query({ client })
    .whereIn('state', [...statesOfMoneyOnItsWay])
    .whereHas('invoices', (shares) => shares.whereIn('invoice_id', invoiceIds))
    .preload('invoices', (shares) => shares.whereIn('invoice_id', invoiceIds))
    .orderBy('id', 'desc')
    .first()
}

/** The newest "I paid by bank transfer" for one of these invoices that staff did not look at yet. */
export function findReported(
  client: QueryClientContract,
  invoiceIds: number[]
): Promise<TransferReport | null> {
  return TransferReport.query({ client })
    .where('state', 'pending')
    .whereIn('invoice_id', invoiceIds)
    .orderBy('id', 'desc')
    .first()
}
