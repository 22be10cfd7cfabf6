import { logoForPaper } from '#domain/branding/find_logo'
import { taxComponents } from '#domain/invoices/tax_components'
import { taxScheme } from '#domain/documents/tax_scheme'
import type { DocumentParty } from '#domain/documents/document_parts'
import type { DocumentTax, InvoiceDocument } from '#domain/documents/invoice_document'
import type { PartyDraft } from '#domain/imports/invoice_draft'
import { addressLines, placeOfSupply, taxLabel, type Reader } from '#domain/invoices/party'
import type { Settings } from '#domain/settings/settings'
import type Invoice from '#models/invoice'
import type InvoiceAdjustment from '#models/invoice_adjustment'
import type InvoiceTax from '#models/invoice_tax'

/**
 * The invoice as issued, ready to be presented. Needs `lines`, `taxes` and `adjustments` loaded.
 * Only what belongs to the document itself goes in, so that its bytes stay the same.
 */
export async function loadInvoiceDocument(
  invoice: Invoice,
  settings: Settings,
  locale: string,
  portalUrl: string
): Promise<InvoiceDocument> {
  const { company, branding } = settings
  const scheme = taxScheme(invoice.sellerParty.address.country)
  const reader = { locale, homeCountry: invoice.sellerParty.address.country }
  const ofDocument = invoice.adjustments.filter((adjustment) => adjustment.lineId === null)

  return {
    locale,
    branding: {
      name: invoice.sellerParty.tradingName ?? company.name,
      colour: branding.primaryColor,
      logoPng: await logoForPaper(branding.logo),
    },
    kind: documentKind(invoice, scheme),
    isRefunded: invoice.source === 'refund',
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    currency: invoice.currency,
    taxScheme: scheme,
    title: invoice.title,
    poNumber: invoice.poNumber,
    buyerReference: invoice.buyerReference,
    contractReference: invoice.contractReference,
    projectReference: invoice.projectReference,
    precedingInvoices: invoice.precedingInvoices,
    placeOfSupply: placeOfSupply(invoice),
    contact: invoice.buyerParty.contactName,
    reverseCharge: scheme === 'gst_in' ? invoice.taxes.some((tax) => tax.category === 'AE') : null,
    seller: documentParty(invoice.sellerParty, reader),
    buyer: documentParty(invoice.buyerParty, reader),
    lines: invoice.lines.map((line) => ({
      position: String(line.position),
      name: line.name,
      description: line.description,
      note: line.note,
      classification: line.classification,
      quantity: line.quantity,
      unit: line.unitCode,
      unitPrice: line.unitPrice,
      priceBaseQuantity: line.priceBaseQuantity,
      taxCategory: line.taxCategory,
      taxRate: line.taxRate,
      netMinor: line.netMinor,
      adjustments: invoice.adjustments
        .filter((adjustment) => adjustment.lineId === line.id)
        .map(documentAdjustment),
    })),
    adjustments: ofDocument.map(documentAdjustment),
    taxes: invoice.taxes.map((tax) => documentTax(tax, invoice)),
    totals: {
      linesMinor: invoice.linesMinor,
      allowancesMinor: invoice.allowancesMinor,
      chargesMinor: invoice.chargesMinor,
      taxExclusiveMinor: invoice.taxExclusiveMinor,
      taxMinor: invoice.taxMinor,
      taxInclusiveMinor: invoice.taxInclusiveMinor,
      prepaidMinor: invoice.prepaidMinor,
      roundingMinor: invoice.roundingMinor,
      dueMinor: invoice.dueMinor,
    },
    note: invoice.note,
    paymentTerms: invoice.paymentTerms,
    payOnlineUrl: invoice.kind === 'invoice' ? `${portalUrl}/invoice/${invoice.publicId}` : null,
    bankAccounts: invoice.kind === 'invoice' ? invoice.bankAccounts : [],
    contactLine: [company.contact.email, company.contact.phone].filter(Boolean).join(', ') || null,
  }
}

export function documentParty(party: PartyDraft, reader: Reader): DocumentParty {
  return {
    name: party.name,
    addressLines: addressLines(party, reader),
    identifiers: party.taxNumber ? [{ label: taxLabel(party), value: party.taxNumber }] : [],
  }
}

function documentKind(invoice: Invoice, scheme: string): InvoiceDocument['kind'] {
  if (invoice.kind === 'credit_note') return 'credit_note'
  return scheme === 'gst_in' && invoice.taxMinor !== 0 ? 'tax_invoice' : 'invoice'
}

function documentAdjustment({ kind, reason, amountMinor, percent }: InvoiceAdjustment) {
  return { kind, reason, amountMinor, percent }
}

function documentTax(tax: InvoiceTax, invoice: Invoice): DocumentTax {
  return {
    category: tax.category,
    rate: tax.rate,
    taxableMinor: tax.taxableMinor,
    taxMinor: tax.taxMinor,
    exemptionReason: tax.exemptionReason,
    components: taxComponents(tax, invoice).map(({ name, amountMinor }) => ({ name, amountMinor })),
  }
}
