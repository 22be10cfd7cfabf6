import { isPublicId } from '#domain/shared/public_id'
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

/** The latest report of an invoice that its client did not take back, or null. */
export function latestReportOn(
  clientId: number,
  invoiceId: number
): Promise<TransferReport | null> {
  return TransferReport.query()
    .where('client_id', clientId)
    .where('invoice_id', invoiceId)
    .whereNot('state', 'withdrawn')
    .orderBy('id', 'desc')
    .first()
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
