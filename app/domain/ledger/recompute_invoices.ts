import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { companyToday } from '#domain/invoices/company_today'
import { balanceOf, creditLeftOf, type LedgerSums } from '#domain/ledger/balance'
import { statesOfMoneyOnItsWay } from '#domain/ledger/money_on_its_way'
import { readSettings } from '#domain/settings/read_settings'
import Invoice from '#models/invoice'

/**
 * Writes the stored sums of invoices anew from the ledger, in the transaction that added to it.
 * `at` is when the money moved: its day where the company is, is what a status "paid" or "refunded"
 * shows. The caller holds the locks. Throws RangeError when more was posted than the invoice asks: a bug, rolled back.
 */
export async function recomputeInvoices(
  trx: TransactionClientContract,
  invoiceIds: number[],
  at: DateTime
): Promise<Invoice[]> {
  const ids = [...new Set(invoiceIds)].sort((a, b) => a - b)
  const invoices = await Invoice.query({ client: trx }).whereIn('id', ids).orderBy('id')
  const { company } = await readSettings(trx)
  const day = companyToday(at, company.timeZone)
  for (const invoice of invoices) await recompute(trx, invoice, day)
  return invoices
}

async function recompute(trx: TransactionClientContract, invoice: Invoice, day: string) {
  const sums = await ledgerSums(trx, invoice.id)
  const balanceMinor = balanceOf(invoice.payableMinor, sums)
  const usedMinor = await creditUsed(trx, invoice.id)
  const creditLeftMinor = creditLeftOf(invoice.payableMinor, usedMinor)
  if (balanceMinor < 0 || creditLeftMinor < 0) {
    throw new RangeError(`Invoice ${invoice.publicId} would be settled beyond what it asks`)
  }
  const settledChanged =
    invoice.balanceMinor !== balanceMinor ||
    invoice.paidMinor !== sums.paidMinor ||
    invoice.refundedMinor !== sums.refundedMinor
  const settledOn = settledChanged ? day : invoice.settledOn

  invoice.merge({
    ...sums,
    balanceMinor,
    creditLeftMinor,
    pendingMinor: Math.min(await onItsWay(trx, invoice.id), balanceMinor),
    settledOn: balanceMinor === 0 ? settledOn : null,
  })
  await invoice.useTransaction(trx).save()
}

export async function ledgerSums(
  trx: TransactionClientContract,
  invoiceId: number
): Promise<LedgerSums> {
  const row = await trx
    .from('allocations')
    .where('invoice_id', invoiceId)
    .select(
      trx.raw('sum(case when payment_id is not null then amount_minor else 0 end) as paid'),
      trx.raw('sum(case when credit_note_id is not null then amount_minor else 0 end) as credited'),
      trx.raw('sum(case when refund_id is not null then amount_minor else 0 end) as refunded')
    )
    .first()
  return {
    paidMinor: Number(row?.paid ?? 0),
    creditedMinor: Number(row?.credited ?? 0),
    // Subtracted from zero, because -0 is no amount.
    refundedMinor: 0 - Number(row?.refunded ?? 0),
  }
}

async function creditUsed(trx: TransactionClientContract, creditNoteId: number): Promise<number> {
  const row = await trx
    .from('allocations')
    .where('credit_note_id', creditNoteId)
    .sum('amount_minor as used')
    .first()
  return Number(row?.used ?? 0)
}

/** What intents, and transfers that the client reported and staff did not look at, may bring. */
async function onItsWay(trx: TransactionClientContract, invoiceId: number): Promise<number> {
  const shares = await trx
    .from('payment_intent_invoices as shares')
    .join('payment_intents as intents', 'intents.id', 'shares.intent_id')
    .where('shares.invoice_id', invoiceId)
    .whereIn('intents.state', [...statesOfMoneyOnItsWay])
    .sum('shares.amount_minor as pending')
    .first()
  const reports = await trx
    .from('transfer_reports')
    .where('invoice_id', invoiceId)
    .where('state', 'pending')
    .sum('amount_minor as pending')
    .first()
  return Number(shares?.pending ?? 0) + Number(reports?.pending ?? 0)
}
