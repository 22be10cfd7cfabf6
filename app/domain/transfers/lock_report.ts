import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { lockRows } from '#database/write_transaction'
import TransferReport from '#models/transfer_report'

/**
 * A report with its invoice, under the lock of the invoice, which all that happens to its reports
 * takes: what is read here stays so until the transaction ends. Null when there is none.
 */
export async function lockReport(
  trx: TransactionClientContract,
  reportId: number
): Promise<TransferReport | null> {
  const found = await TransferReport.query({ client: trx }).where('id', reportId).first()
  if (!found) return null
  await lockRows(trx, 'invoices', [found.invoiceId])
  const report = await TransferReport.query({ client: trx })
    .where('id', reportId)
    .preload('invoice')
    .firstOrFail()
  return report.useTransaction(trx)
}
