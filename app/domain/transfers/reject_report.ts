import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import { findRecipient } from '#domain/ledger/send_receipt'
import type { Actor } from '#domain/shared/actor'
import { useOutbox } from '#domain/shared/outbox'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { lockReport } from '#domain/transfers/lock_report'
import type TransferReport from '#models/transfer_report'

/**
 * Staff did not find the money: the client is told why by mail and on the invoice, which is to be
 * paid again. `reason` is for the client to read, at most 500 characters.
 */
export function rejectReport(
  { reportId, staffId, reason }: { reportId: number; staffId: number; reason: string },
  actor: Actor,
  now: DateTime
): Promise<Done<TransferReport> | Refused<'not_found'> | Refused<'transfer_decided'>> {
  return writeTransaction(async (trx) => {
    const report = await lockReport(trx, reportId)
    if (!report) return refused('not_found')
    if (report.state !== 'pending') return refused('transfer_decided')

    const rejection = [...reason].slice(0, 500).join('')
    const decided = { decidedById: staffId, decidedAt: now, updatedAt: now }
    await report.merge({ state: 'rejected', rejection, ...decided }).save()
    await recomputeInvoices(trx, [report.invoiceId], now)
    await recordAudit(
      trx,
      actor,
      {
        action: 'transfer.rejected',
        clientId: report.clientId,
        target: { type: 'transfer_report', id: report.publicId },
        details: { invoice: report.invoice.publicId, amount: report.amount.toJSON() },
      },
      now
    )
    await tellClient(trx, report)
    return done(report)
  })
}

/** To who reported it, else where receipts go. */
async function tellClient(trx: TransactionClientContract, report: TransferReport) {
  const recipient = await findRecipient(trx, report.clientId, report.accountId)
  if (!recipient) return
  await useOutbox().queueMail(trx, {
    kind: 'transfer_rejected',
    to: { email: recipient.email, name: recipient.name },
    locale: recipient.locale,
    clientId: report.clientId,
    accountId: recipient.accountId,
    params: { reportId: report.publicId },
  })
}
