import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'
import { searchText } from '#domain/imports/search_text'
import { storeInvoiceParts } from '#domain/imports/store_invoice_parts'
import { newPublicId } from '#domain/shared/public_id'
import Invoice from '#models/invoice'

/**
 * Writes a document as issued, with its lines, taxes, allowances and charges. A credit note, and
 * an invoice whose amount due is negative, ask nothing of the client: they are credit.
 */
export async function storeInvoice(
  trx: TransactionClientContract,
  draft: InvoiceDraft,
  owner: { clientId: number; sellerId: number; sourceHash: string },
  now: DateTime
): Promise<Invoice> {
  const due = draft.totals.due
  const payableMinor = (draft.kind === 'credit_note' ? due.negated() : due).amountMinor
  const invoice = await Invoice.create(
    {
      publicId: newPublicId(),
      ...owner,
      number: draft.number,
      kind: draft.kind,
      typeCode: draft.typeCode,
      state: 'issued',
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
      linesMinor: draft.totals.lines.amountMinor,
      allowancesMinor: draft.totals.allowances.amountMinor,
      chargesMinor: draft.totals.charges.amountMinor,
      taxExclusiveMinor: draft.totals.taxExclusive.amountMinor,
      taxMinor: draft.totals.tax.amountMinor,
      taxInclusiveMinor: draft.totals.taxInclusive.amountMinor,
      prepaidMinor: draft.totals.prepaid.amountMinor,
      roundingMinor: draft.totals.rounding.amountMinor,
      dueMinor: due.amountMinor,
      payableMinor,
      balanceMinor: Math.max(payableMinor, 0),
      creditLeftMinor: Math.max(-payableMinor, 0),
      settledOn: payableMinor > 0 ? null : draft.issuedOn,
      searchText: searchText(draft),
      createdAt: now,
      updatedAt: now,
    },
    { client: trx }
  )
  await storeInvoiceParts(trx, draft, invoice)
  return invoice
}
