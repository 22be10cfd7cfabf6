import db from '@adonisjs/lucid/services/db'
import { sharesOfRefundsUnderWay } from '#domain/ledger/refunds/shares_of_refunds_under_way'
import type { PaidInvoice, PaymentRowFacts, PaymentSource } from '#domain/ledger/lists/payment_row'

/** Adds to each row which invoices it counts towards (all, or one), with the share of each. */
export async function withInvoices(
  clientId: number,
  rows: PaymentSource[],
  onlyInvoiceId?: number
): Promise<PaymentRowFacts[]> {
  const shares = await Promise.all([
    sharesOf(clientId, rows, 'payment', onlyInvoiceId),
    sharesOf(clientId, rows, 'refund', onlyInvoiceId),
    sharesOfRefundsUnderWay(clientId, rows, onlyInvoiceId),
    sharesOfIntents(clientId, rows, onlyInvoiceId),
    sharesOfTransfers(clientId, rows),
  ])
  const all = shares.flat()
  return rows.map(({ rowId, paymentId: _paymentId, ...row }) => ({
    ...row,
    invoices: all
      .filter((share) => share.kind === row.kind && share.rowId === rowId)
      .map((share) => share.invoice),
  }))
}

type Share = { kind: PaymentSource['kind']; rowId: number; invoice: PaidInvoice }

async function sharesOf(
  clientId: number,
  rows: PaymentSource[],
  kind: 'payment' | 'refund',
  onlyInvoiceId?: number
): Promise<Share[]> {
  const ids = rows.filter((row) => row.kind === kind).map((row) => row.rowId)
  if (ids.length === 0) return []
  const column = kind === 'payment' ? 'payment_id' : 'refund_id'

  const found = await db
    .from('allocations')
    .join('invoices', 'invoices.id', 'allocations.invoice_id')
    .where('allocations.client_id', clientId)
    .whereIn(`allocations.${column}`, ids)
    .if(kind === 'payment', (query) => query.whereNull('allocations.refund_id'))
    .if(onlyInvoiceId, (query) => query.where('allocations.invoice_id', onlyInvoiceId!))
    .groupBy(`allocations.${column}`, 'invoices.id')
    .orderBy('invoices.id')
    .select(
      `allocations.${column} as row_id`,
      'invoices.public_id',
      'invoices.number',
      'invoices.title'
    )
    .select('invoices.payable_minor')
    .sum('allocations.amount_minor as amount')
  return found.map((share) => toShare(kind, share))
}

async function sharesOfIntents(
  clientId: number,
  rows: PaymentSource[],
  onlyInvoiceId?: number
): Promise<Share[]> {
  const ids = rows.filter((row) => row.kind === 'intent').map((row) => row.rowId)
  if (ids.length === 0) return []

  const found = await db
    .from('payment_intent_invoices as shares')
    .join('invoices', 'invoices.id', 'shares.invoice_id')
    .where('shares.client_id', clientId)
    .whereIn('shares.intent_id', ids)
    .if(onlyInvoiceId, (query) => query.where('shares.invoice_id', onlyInvoiceId!))
    .orderBy('invoices.id')
    .select('shares.intent_id as row_id', 'invoices.public_id', 'invoices.number', 'invoices.title')
    .select('invoices.payable_minor', 'shares.amount_minor as amount')
  return found.map((share) => toShare('intent', share))
}

/** A report is of one invoice. */
async function sharesOfTransfers(clientId: number, rows: PaymentSource[]): Promise<Share[]> {
  const ids = rows.filter((row) => row.kind === 'transfer').map((row) => row.rowId)
  if (ids.length === 0) return []

  const found = await db
    .from('transfer_reports as reports')
    .join('invoices', 'invoices.id', 'reports.invoice_id')
    .where('reports.client_id', clientId)
    .whereIn('reports.id', ids)
    .select('reports.id as row_id', 'invoices.public_id', 'invoices.number', 'invoices.title')
    .select('invoices.payable_minor', 'reports.amount_minor as amount')
  return found.map((share) => toShare('transfer', share))
}

function toShare(kind: PaymentSource['kind'], row: Record<string, unknown>): Share {
  const amountMinor = Number(row.amount)
  return {
    kind,
    rowId: Number(row.row_id),
    invoice: {
      publicId: String(row.public_id),
      number: String(row.number),
      title: (row.title ?? null) as string | null,
      amountMinor,
      part: Math.abs(amountMinor) < Number(row.payable_minor),
    },
  }
}
