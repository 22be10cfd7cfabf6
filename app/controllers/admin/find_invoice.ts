import { notFound } from '#exceptions/problem'
import { isPublicId } from '#domain/shared/public_id'
import Invoice from '#models/invoice'

/** Any client's invoice, with its client. */
export async function findInvoice(id: unknown): Promise<Invoice> {
  const invoice = isPublicId(id)
    ? await Invoice.query().where('public_id', id).preload('ofClient').first()
    : null
  if (!invoice) throw notFound()
  return invoice
}
