import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { lockRows, writeTransaction } from '#database/write_transaction'
import { recordAudit } from '#domain/audit/record_audit'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import type { Settings } from '#domain/settings/settings'
import type { Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import { done, refused, type Done, type Refused } from '#domain/shared/result'
import { judgePaidOn, type PaidOnRefused } from '#domain/transfers/judge_paid_on'
import { refuseReport, type InvoiceRefused } from '#domain/transfers/refuse_report'
import Invoice from '#models/invoice'
import TransferReport from '#models/transfer_report'

export type ReportRequest = {
  clientId: number
  accountId: number
  invoiceId: number
  /** Minor units of the invoice's currency; null: all that is left of it. */
  amountMinor: number | null
  /** YYYY-MM-DD. */
  paidOn: string
  reference: string | null
  note: string | null
}

export type ReportRefused =
  | InvoiceRefused
  | PaidOnRefused
  | Refused<'transfer_reports_off'>
  | Refused<'more_than_the_balance', { balance: { amountMinor: number; currency: string } }>

/**
 * "I paid by bank transfer": the client says so, and the money counts as on its way until staff see
 * it or do not. Nothing is credited. One report of an invoice waits at a time, and none beside a
 * payment that a gateway may have already.
 */
export async function reportTransfer(
  request: ReportRequest,
  { payments, company }: Pick<Settings, 'payments' | 'company'>,
  actor: Actor,
  now: DateTime
): Promise<Done<TransferReport> | ReportRefused> {
  if (!payments.transferReports) return refused('transfer_reports_off')
  const wrongDay = judgePaidOn(request.paidOn, company.timeZone, now)
  if (wrongDay) return wrongDay

  return writeTransaction(async (trx) => {
    await lockRows(trx, 'invoices', [request.invoiceId])
    const invoice = await Invoice.query({ client: trx })
      .where('client_id', request.clientId)
      .where('id', request.invoiceId)
      .first()
    const refusal = await refuseReport(trx, invoice)
    if (refusal) return refusal
    const amountMinor = request.amountMinor ?? invoice!.balanceMinor
    if (amountMinor > invoice!.balanceMinor) {
      return refused('more_than_the_balance', { balance: invoice!.balance.toJSON() })
    }
    return done(await insert(trx, { ...request, amountMinor }, invoice!, actor, now))
  })
}

async function insert(
  trx: TransactionClientContract,
  request: ReportRequest & { amountMinor: number },
  { id: invoiceId, currency, publicId: invoicePublicId }: Invoice,
  actor: Actor,
  now: DateTime
): Promise<TransferReport> {
  const { clientId, accountId, amountMinor, paidOn, reference, note } = request
  const report = await TransferReport.create(
    {
      publicId: newPublicId(),
      ...{ clientId, accountId, invoiceId, currency, amountMinor, paidOn, reference, note },
      state: 'pending',
      createdAt: now,
      updatedAt: now,
    },
    { client: trx }
  )
  await recomputeInvoices(trx, [invoiceId], now)
  await recordAudit(
    trx,
    actor,
    {
      action: 'transfer.reported',
      clientId,
      target: { type: 'transfer_report', id: report.publicId },
      details: { invoice: invoicePublicId, amount: report.amount.toJSON(), paidOn },
    },
    now
  )
  return report
}
