import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { lockReport } from '#domain/transfers/lock_report'
import type TransferReport from '#models/transfer_report'

/**
 * The client takes its report back: the invoice is to be paid again. Only while staff have not
 * decided; twice is the same as once.
 */
export function withdrawReport(
  reportId: number,
  actor: Actor,
  now: DateTime
): Promise<Done<TransferReport> | Refused<'not_found'> | Refused<'transfer_decided'>> {
  return writeTransaction(async (trx) => {
    const report = await lockReport(trx, reportId)
    if (!report) return refused('not_found')
    if (report.state === 'withdrawn') return done(report)
    if (report.state !== 'pending') return refused('transfer_decided')

    await report.merge({ state: 'withdrawn', decidedAt: now, updatedAt: now }).save()
    await recomputeInvoices(trx, [report.invoiceId], now)
    await recordAudit(
      trx,
      actor,
      {
        action: 'transfer.withdrawn',
        clientId: report.clientId,
        target: { type: 'transfer_report', id: report.publicId },
        details: { invoice: report.invoice.publicId, amount: report.amount.toJSON() },
      },
      now
    )
    return done(report)
  })
}
