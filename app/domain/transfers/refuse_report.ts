import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { statesOfMoneyOnItsWay } from '#domain/ledger/recompute_invoices'
import { refused, type Refused } from '#domain/shared/result'
import type Invoice from '#models/invoice'
import TransferReport from '#models/transfer_report'

export type InvoiceRefused =
  | Refused<'not_found'>
  | Refused<'invoice_void'>
  | Refused<'nothing_to_pay'>
  | Refused<'invoice_already_paid'>
  | Refused<'payment_in_progress', { intentId: string }>
  | Refused<'transfer_reported', { reportId: string }>

/** Why no transfer can be reported for this invoice now, or null. Asked under its lock. */
export async function refuseReport(
  trx: TransactionClientContract,
  invoice: Invoice | null
): Promise<InvoiceRefused | null> {
  if (!invoice || invoice.state === 'draft') return refused('not_found')
  if (invoice.state === 'void') return refused('invoice_void')
  if (invoice.payableMinor <= 0) return refused('nothing_to_pay')
  if (invoice.balanceMinor === 0) return refused('invoice_already_paid')

  const intent = await trx
    .from('payment_intents as intents')
    .join('payment_intent_invoices as shares', 'shares.intent_id', 'intents.id')
    .where('shares.invoice_id', invoice.id)
    .whereIn('intents.state', [...statesOfMoneyOnItsWay])
    .orderBy('intents.id', 'desc')
    .select('intents.public_id')
    .first()
  if (intent) return refused('payment_in_progress', { intentId: String(intent.public_id) })

  const waiting = await TransferReport.query({ client: trx })
    .where('invoice_id', invoice.id)
    .where('state', 'pending')
    .first()
  return waiting && refused('transfer_reported', { reportId: waiting.publicId })
}
