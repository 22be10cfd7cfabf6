import { iso } from '#domain/shared/iso'
import { isPublicId } from '#domain/shared/public_id'
import Allocation from '#models/allocation'
import TransferReport from '#models/transfer_report'

/**
 * A report by its public id with its invoice, client, payment and what is known of its proof (not
 * the bytes), or null. With a client: only its own; another's is as if not there.
 */
export async function findReport(
  publicId: unknown,
  clientId?: number
): Promise<TransferReport | null> {
  if (!isPublicId(publicId)) return null
  return withRelations()
    .where('public_id', publicId)
    .if(clientId !== undefined, (query) => query.where('client_id', clientId!))
    .first()
}

/**
 * The latest report of an invoice that its client did not withdraw, or null. One that was rejected
 * is past once money counted towards the invoice after that.
 */
export async function latestReportOn(
  clientId: number,
  invoiceId: number
): Promise<TransferReport | null> {
  const report = await TransferReport.query()
    .where('client_id', clientId)
    .where('invoice_id', invoiceId)
    .whereNot('state', 'withdrawn')
    .orderBy('id', 'desc')
    .first()
  if (report?.state !== 'rejected' || !report.decidedAt) return report
  const paidSince = await Allocation.query()
    .where('invoice_id', invoiceId)
    .where('amount_minor', '>', 0)
    .where('created_at', '>', iso(report.decidedAt))
    .first()
  return paidSince ? null : report
}

export function withRelations() {
  return TransferReport.query()
    .preload('invoice')
    .preload('ofClient')
    .preload('account')
    .preload('payment')
    .preload('decidedBy')
    .preload('proof', (proof) => proof.select('id', 'report_id', 'name', 'content_type'))
}
