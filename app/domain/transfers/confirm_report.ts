import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { companyNoon } from '#domain/invoices/company_noon'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import { recordOfflinePaymentIn } from '#domain/ledger/record_offline_payment'
import { Money } from '#domain/money/money'
import type { Actor } from '#domain/shared/actor'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { judgePaidOn, type PaidOnRefused } from '#domain/transfers/judge_paid_on'
import { lockReport } from '#domain/transfers/lock_report'
import type TransferReport from '#models/transfer_report'

export type Confirmation = {
  reportId: number
  staffId: number
  /** What really arrived, in minor units; null: what the client said. */
  amountMinor: number | null
  /** YYYY-MM-DD when it arrived; null: what the client said. */
  paidOn: string | null
  /** IANA zone of the company. */
  timeZone: string
}

/**
 * Staff saw the money: the payment, the report's state, the receipt and the audit rows are written
 * in one transaction. The money counts towards the invoice as far as it still asks for it; what is
 * more (a smaller balance, an invoice voided meanwhile) becomes the client's credit.
 */
export function confirmReport(
  request: Confirmation,
  actor: Actor,
  now: DateTime
): Promise<
  Done<TransferReport> | Refused<'not_found'> | Refused<'transfer_decided'> | PaidOnRefused
> {
  return writeTransaction(async (trx) => {
    const report = await lockReport(trx, request.reportId)
    if (!report) return refused('not_found')
    if (report.state !== 'pending') return refused('transfer_decided')
    const paidOn = request.paidOn ?? report.paidOn
    // What the client said was judged when it was said.
    const wrongDay = request.paidOn && judgePaidOn(request.paidOn, request.timeZone, now)
    if (wrongDay) return wrongDay

    const amount = Money.of(report.currency, request.amountMinor ?? report.amountMinor)
    const paidAt = companyNoon(paidOn, request.timeZone, now)
    const paymentId = await record(trx, report, { amount, paidAt, request }, actor, now)
    const decided = { decidedById: request.staffId, decidedAt: now, updatedAt: now }
    await report.merge({ state: 'confirmed', paymentId, ...decided }).save()
    await recomputeInvoices(trx, [report.invoiceId], now)
    await recordAudit(
      trx,
      actor,
      {
        action: 'transfer.confirmed',
        clientId: report.clientId,
        target: { type: 'transfer_report', id: report.publicId },
        details: { reported: report.amount.toJSON(), arrived: amount.toJSON(), paidOn },
      },
      now
    )
    return done(report)
  })
}

async function record(
  trx: TransactionClientContract,
  report: TransferReport,
  facts: { amount: Money; paidAt: DateTime; request: Confirmation },
  actor: Actor,
  now: DateTime
): Promise<number> {
  const { amount, paidAt, request } = facts
  const isOwed = report.invoice.state === 'issued'
  const recorded = await recordOfflinePaymentIn(
    trx,
    {
      clientId: report.clientId,
      method: 'bank_transfer',
      amount,
      paidAt,
      reference: report.reference,
      note: report.note,
      recordedById: request.staffId,
      shares: isOwed ? [{ invoiceId: report.invoiceId, amountMinor: amount.amountMinor }] : [],
      notify: true,
      payerId: report.accountId,
    },
    actor,
    now
  )
  // Its one invoice is issued, its client's, and locked.
  if (!recorded.ok) throw new Error(`The transfer cannot be recorded: ${recorded.code}`)
  return recorded.value.id
}
