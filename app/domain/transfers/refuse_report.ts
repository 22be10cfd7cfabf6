import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { findOnItsWay, findReported } from '#domain/ledger/money_on_its_way'
import { refused, type Refused } from '#domain/shared/result'
import type Invoice from '#models/invoice'

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

  const intent = await findOnItsWay(trx, [invoice.id])
  if (intent) return refused('payment_in_progress', { intentId: intent.publicId })
  const waiting = await findReported(trx, [invoice.id])
  return waiting && refused('transfer_reported', { reportId: waiting.publicId })
}
