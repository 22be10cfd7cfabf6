import type { AdjustmentDraft, InvoiceDraft } from '#domain/imports/invoice_draft'
import { searchText } from '#domain/imports/search_text'
import { newPublicId } from '#domain/shared/public_id'
import type { DateTime } from 'luxon'

export type InvoiceOwner = {
  clientId: number
  sellerId: number
  /** SHA-256 of what the document was made from. */
  sourceHash: string
  /** What the other system calls it, where it said so. */
  ref: string | null
}

/** The row or rows of a document that belong to an invoice. */
type Part = { clientId: number; invoiceId: number }

/**
 * A document as issued. A credit note, and an invoice whose amount due is negative, ask nothing of
 * the client: they are credit.
 */
export function invoiceRow(draft: InvoiceDraft, owner: InvoiceOwner, now: DateTime) {
  const due = draft.totals.due
  const payableMinor = (draft.kind === 'credit_note' ? due.negated() : due).amountMinor
  return {
    publicId: newPublicId(),
    ...owner,
    number: draft.number,
    kind: draft.kind,
    typeCode: draft.typeCode,
    state: 'issued' as const,
    source: draft.source,
    title: draft.title,
    currency: draft.currency,
    issuedOn: draft.issuedOn,
    dueOn: draft.dueOn,
    poNumber: draft.poNumber,
    buyerReference: draft.buyerReference,
    contractReference: draft.contractReference,
    projectReference: draft.projectReference,
    precedingInvoices: draft.precedingInvoices,
    note: draft.note,
    paymentTerms: draft.paymentTerms,
    remittance: draft.remittance,
    bankAccounts: draft.accounts,
    payee: draft.payee,
    deliveredOn: draft.deliveredOn,
    periodFrom: draft.periodFrom,
    periodTo: draft.periodTo,
    sellerParty: draft.seller,
    buyerParty: draft.buyer,
    ...totalsOf(draft),
    dueMinor: due.amountMinor,
    payableMinor,
    balanceMinor: Math.max(payableMinor, 0),
    creditLeftMinor: Math.max(-payableMinor, 0),
    settledOn: payableMinor > 0 ? null : draft.issuedOn,
    searchText: searchText(draft),
    createdAt: now,
    updatedAt: now,
  }
}

function totalsOf({ totals }: InvoiceDraft) {
  return {
    linesMinor: totals.lines.amountMinor,
    allowancesMinor: totals.allowances.amountMinor,
    chargesMinor: totals.charges.amountMinor,
    taxExclusiveMinor: totals.taxExclusive.amountMinor,
    taxMinor: totals.tax.amountMinor,
    taxInclusiveMinor: totals.taxInclusive.amountMinor,
    prepaidMinor: totals.prepaid.amountMinor,
    roundingMinor: totals.rounding.amountMinor,
  }
}

export function lineRows(draft: InvoiceDraft, part: Part) {
  return draft.lines.map((line, index) => ({
    ...part,
    position: index + 1,
    lineId: line.lineId,
    name: line.name,
    description: line.description,
    note: line.note,
    quantity: line.quantity,
    unitCode: line.unitCode,
    unitPrice: line.unitPrice,
    priceBaseQuantity: line.priceBaseQuantity,
    netMinor: line.net.amountMinor,
    taxCategory: line.taxCategory,
    taxRate: line.taxRate,
    sellerItemId: line.sellerItemId,
    classification: line.classification,
  }))
}

export function taxRows(draft: InvoiceDraft, part: Part) {
  return draft.taxes.map((row, index) => ({
    ...part,
    position: index + 1,
    category: row.category,
    rate: row.rate,
    taxableMinor: row.taxable.amountMinor,
    taxMinor: row.tax.amountMinor,
    exemptionReason: row.exemptionReason,
  }))
}

/** Of the document, or of the line with this row id. */
export function adjustmentRows(adjustments: AdjustmentDraft[], part: Part, lineId: number | null) {
  return adjustments.map((one, index) => ({
    ...part,
    lineId,
    position: index + 1,
    kind: one.kind,
    reason: one.reason,
    amountMinor: one.amount.amountMinor,
    baseMinor: one.baseAmount?.amountMinor ?? null,
    percent: one.percent,
    taxCategory: one.taxCategory,
    taxRate: one.taxRate,
  }))
}
