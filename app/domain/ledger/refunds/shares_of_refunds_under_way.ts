import db from '@adonisjs/lucid/services/db'
import type { PaidInvoice, PaymentSource } from '#domain/ledger/lists/payment_row'

type Share = { kind: 'refund'; rowId: number; invoice: PaidInvoice }

/**
 * What a refund that has not gone yet will be taken from: the invoices of its payment. How it
 * divides is settled only once it went, so each has at most what it got of that payment.
 */
export async function sharesOfRefundsUnderWay(
  clientId: number,
  rows: PaymentSource[],
  onlyInvoiceId?: number
): Promise<Share[]> {
  const refunds = rows.filter((row) => row.refund?.isDone === false)
  if (refunds.length === 0) return []

  const found = await db
    .from('allocations')
    .join('invoices', 'invoices.id', 'allocations.invoice_id')
    .where('allocations.client_id', clientId)
    .whereIn(
      'allocations.payment_id',
      refunds.map((row) => row.paymentId!)
    )
    .if(onlyInvoiceId, (query) => query.where('allocations.invoice_id', onlyInvoiceId!))
    .groupBy('allocations.payment_id', 'invoices.id')
    .orderBy('invoices.id')
    .select('allocations.payment_id', 'invoices.public_id', 'invoices.number', 'invoices.title')
    .select('invoices.payable_minor')
    .sum('allocations.amount_minor as amount')
  return refunds.flatMap((row) =>
    found
      .filter((share) => Number(share.payment_id) === row.paymentId && Number(share.amount) > 0)
      .map((share) => {
        const amountMinor = Math.max(row.amountMinor, -Number(share.amount))
        const invoice = {
          publicId: String(share.public_id),
          number: String(share.number),
          title: (share.title ?? null) as string | null,
          amountMinor,
          part: -amountMinor < Number(share.payable_minor),
        }
        return { kind: 'refund' as const, rowId: row.rowId, invoice }
      })
  )
}
