import { hash } from 'node:crypto'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'

/**
 * The hash of what was said about a document, in whatever form, and not of its seller's
 * particulars: those change, and the document is the same. What was computed is left out. A fixed
 * order of values: fields that drafts get later do not change the hashes of what is there.
 */
export function documentHash(draft: InvoiceDraft, seller: string | null, ref: string | null) {
  const { buyer, totals } = draft
  const facts = [
    ...['invoice.v1', seller, ref, draft.number, draft.kind, draft.issuedOn, draft.dueOn],
    ...[draft.currency, draft.title, draft.poNumber, draft.buyerReference],
    ...[draft.contractReference, draft.projectReference, draft.precedingInvoices.join('\n')],
    ...[draft.note, draft.paymentTerms, draft.remittance, draft.deliveredOn],
    ...[draft.periodFrom, draft.periodTo, totals.prepaid.amountMinor],
    draft.accounts.map(({ id, bank }) => [id, bank]),
    ...[buyer.identifier, buyer.name, buyer.taxNumber, buyer.email, buyer.contactName],
    ...[buyer.phone, buyer.address.line1, buyer.address.line2, buyer.address.postcode],
    ...[buyer.address.city, buyer.address.region, buyer.address.country],
    draft.lines.map((line) => [
      ...[line.name, line.description, line.sellerItemId, line.quantity, line.unitCode],
      ...[line.unitPrice, line.taxCategory, line.taxRate],
    ]),
    draft.taxes.map(({ exemptionReason }) => exemptionReason),
  ]
  return hash('sha256', JSON.stringify(facts), 'hex')
}
