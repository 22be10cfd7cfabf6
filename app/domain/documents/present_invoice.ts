import { bankRows } from '#domain/documents/bank_rows'
import { DocumentFormats } from '#domain/documents/document_formats'
import { presentLines } from '#domain/documents/present_invoice_lines'
import { presentDue, presentTaxes, presentTotals } from '#domain/documents/present_invoice_totals'
import { labelled, paragraphs, presentParty, presentSheet } from '#domain/documents/present_sheet'
import type { Translate } from '#domain/documents/document_parts'
import type { InvoiceDocument } from '#domain/documents/invoice_document'
import type { InvoiceSheet, Party } from '#domain/documents/sheet'

/**
 * Turns an invoice into the texts that are printed. Pure: the same document, catalogue and
 * locale give the same texts.
 */
export function presentInvoice(invoice: InvoiceDocument, t: Translate): InvoiceSheet {
  const formats = new DocumentFormats(invoice.locale, invoice.currency)
  const heading = t(`documents.kind.${invoice.kind}`)

  return {
    ...presentSheet(invoice, { heading, date: invoice.issuedOn }, t),
    meta: labelled([
      [t('documents.invoice.issued'), formats.date(invoice.issuedOn)],
      [t('documents.invoice.due'), invoice.dueOn && formats.date(invoice.dueOn)],
      [t('documents.invoice.order'), invoice.poNumber],
      [t('documents.invoice.buyer_reference'), invoice.buyerReference],
      [t('documents.invoice.contract'), invoice.contractReference],
      [t('documents.invoice.corrects'), invoice.precedingInvoices.join(', ')],
      [t('documents.invoice.place_of_supply'), invoice.placeOfSupply],
    ]),
    parties: [
      presentParty(t('documents.invoice.seller'), invoice.seller),
      presentParty(t('documents.invoice.buyer'), invoice.buyer),
      ...presentProject(invoice, t),
    ],
    lines: presentLines(invoice, formats, t),
    taxes: presentTaxes(invoice, formats, t),
    totals: presentTotals(invoice, formats, t),
    due: presentDue(invoice, formats, t),
    notes: [
      { heading: t('documents.invoice.terms'), paragraphs: paragraphs(invoice.paymentTerms) },
      { heading: t('documents.invoice.note'), paragraphs: paragraphs(invoice.note) },
    ].filter((note) => note.paragraphs.length > 0),
    ...presentWaysToPay(invoice, t),
  }
}

function presentProject(invoice: InvoiceDocument, t: Translate): Party[] {
  const lines = labelled([
    [t('documents.invoice.contact'), invoice.contact],
    [t('documents.invoice.reverse_charge'), yesOrNo(invoice.reverseCharge, t)],
  ]).map(({ label, value }) => t('documents.invoice.named', { label, value }))

  const name = invoice.title ?? invoice.projectReference
  if (name !== null && invoice.title !== null && invoice.projectReference !== null) {
    lines.unshift(invoice.projectReference)
  }
  if (name === null && lines.length === 0) return []
  const label = name === null ? 'documents.invoice.details' : 'documents.invoice.project'
  return [{ label: t(label), name: name ?? '', lines }]
}

function yesOrNo(answer: boolean | null, t: Translate): string | null {
  return answer === null ? null : t(answer ? 'documents.yes' : 'documents.no')
}

/**
 * Nobody is asked to pay a credit note, or an invoice with nothing due.
 */
function presentWaysToPay(
  invoice: InvoiceDocument,
  t: Translate
): Pick<InvoiceSheet, 'payOnline' | 'bank'> {
  if (invoice.kind === 'credit_note' || invoice.totals.dueMinor <= 0) {
    return { payOnline: null, bank: null }
  }
  const reference = { label: t('documents.pay.reference'), value: invoice.number, strong: true }
  return {
    payOnline: invoice.payOnlineUrl
      ? {
          heading: t('documents.pay.online'),
          lead: t('documents.pay.go_to'),
          url: invoice.payOnlineUrl,
          after: t('documents.pay.receipt_at_once'),
        }
      : null,
    bank: invoice.bankAccounts.length
      ? {
          heading: t('documents.pay.by_bank'),
          rows: [...invoice.bankAccounts.flatMap((account) => bankRows(account, t)), reference],
        }
      : null,
  }
}
