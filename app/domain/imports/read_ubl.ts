import type { Element } from '@xmldom/xmldom'
import { checkTotals } from '#domain/imports/check_totals'
import { isCreditNoteCode, isTypeCode } from '#domain/imports/document_type'
import { DraftFields } from '#domain/imports/draft_fields'
import type { AccountDraft, DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { LIMITS } from '#domain/imports/limits'
import { readCurrency } from '#domain/imports/read_currency'
import { readUblAdjustments } from '#domain/imports/read_ubl_adjustments'
import { readUblLine } from '#domain/imports/read_ubl_line'
import { readUblParty } from '#domain/imports/read_ubl_party'
import { readUblTaxes } from '#domain/imports/read_ubl_taxes'
import { readUblTotals, ublTotalsPlace } from '#domain/imports/read_ubl_totals'
import { TERMS } from '#domain/imports/terms'
import { XmlNode } from '#domain/imports/xml_node'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:'

export const UBL_INVOICE = `${UBL}Invoice-2`
export const UBL_CREDIT_NOTE = `${UBL}CreditNote-2`

const PREFIXES = {
  cac: `${UBL}CommonAggregateComponents-2`,
  cbc: `${UBL}CommonBasicComponents-2`,
}

/**
 * Reads the root element of a UBL 2.1 Invoice or CreditNote, by the mapping of EN 16931-3-2.
 * A refusal lists every problem that was found, the file's own arithmetic included.
 */
export function readUbl(
  element: Element
): Done<InvoiceDraft> | Refused<'unreadable', DraftProblem[]> {
  const root = new XmlNode(element, PREFIXES, `/${element.localName}`)
  const currency = readCurrency(root, 'cbc:DocumentCurrencyCode')
  if (!currency.ok) return currency

  const fields = new DraftFields(currency.value)
  const draft = readDocument(root, fields)
  if (fields.problems.length === 0) {
    fields.problems.push(...checkTotals(draft, (term) => ublTotalsPlace(root, term)))
  }
  return fields.problems.length === 0 ? done(draft) : refused('unreadable', fields.problems)
}

function readDocument(root: XmlNode, fields: DraftFields): InvoiceDraft {
  const lines = root.name === 'CreditNote' ? 'cac:CreditNoteLine' : 'cac:InvoiceLine'
  const period = root.first('cac:InvoicePeriod')
  return {
    source: 'ubl',
    ...readType(root, fields),
    number: fields.requiredLine(root, 'cbc:ID', TERMS.number),
    issuedOn: fields.requiredDate(root, 'cbc:IssueDate', TERMS.issuedOn),
    dueOn: readDueOn(root, fields),
    currency: fields.currency,
    title: null,
    poNumber: readOrder(root, fields),
    buyerReference: fields.line(root, 'cbc:BuyerReference'),
    contractReference: fields.line(root, 'cac:ContractDocumentReference/cbc:ID'),
    projectReference: readProject(root, fields),
    precedingInvoices: root
      .all('cac:BillingReference/cac:InvoiceDocumentReference')
      .map((reference) => fields.line(reference, 'cbc:ID'))
      .filter((number) => number !== null),
    note: fields.block(root, 'cbc:Note')?.replace(/^#[A-Z]{3}#/gm, '') || null,
    paymentTerms: fields.block(root, 'cac:PaymentTerms/cbc:Note'),
    remittance: fields.line(root, 'cac:PaymentMeans/cbc:PaymentID'),
    deliveredOn: fields.date(root, 'cac:Delivery/cbc:ActualDeliveryDate', TERMS.deliveredOn),
    periodFrom: fields.date(period, 'cbc:StartDate', TERMS.periodFrom),
    periodTo: fields.date(period, 'cbc:EndDate', TERMS.periodTo),
    payee: fields.line(root, 'cac:PayeeParty/cac:PartyName/cbc:Name', LIMITS.name),
    accounts: readAccounts(root, fields),
    seller: readUblParty(root, 'cac:AccountingSupplierParty/cac:Party', TERMS.seller, fields),
    buyer: readUblParty(root, 'cac:AccountingCustomerParty/cac:Party', TERMS.buyer, fields),
    lines: readLines(root, lines, fields),
    adjustments: readUblAdjustments(root, fields, TERMS.allowanceAmount, TERMS.chargeAmount),
    taxes: readUblTaxes(root, fields),
    totals: readUblTotals(root, fields),
  }
}

/** A credit note by its root or, in an Invoice, by its code; a CreditNote of an invoice's code is neither. */
function readType(root: XmlNode, fields: DraftFields): Pick<InvoiceDraft, 'kind' | 'typeCode'> {
  const path = root.name === 'CreditNote' ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode'
  const typeCode = fields.requiredLine(root, path, TERMS.typeCode)
  const kind = isCreditNoteCode(typeCode) ? 'credit_note' : 'invoice'
  const node = root.first(path)
  if (
    node &&
    typeCode &&
    (!isTypeCode(typeCode) || (root.name === 'CreditNote' && kind === 'invoice'))
  ) {
    fields.invalid(
      node,
      { ...TERMS.typeCode, rule: 'BR-CL-01' },
      `is no code of a ${root.name}`,
      null
    )
  }
  return { kind, typeCode }
}

/** A CreditNote has no place for BT-9 but its payment means. */
function readDueOn(root: XmlNode, fields: DraftFields): string | null {
  return (
    fields.date(root, 'cbc:DueDate', TERMS.dueOn) ??
    fields.date(root, 'cac:PaymentMeans/cbc:PaymentDueDate', TERMS.dueOn)
  )
}

/** UBL demands an order's id even where only the seller's own number is known: "NA" stands in. */
function readOrder(root: XmlNode, fields: DraftFields): string | null {
  const number = fields.line(root, 'cac:OrderReference/cbc:ID')
  return number && /^n\/?a$/i.test(number) ? null : number
}

/** A CreditNote has no ProjectReference; BT-11 is a document reference of type 50 there. */
function readProject(root: XmlNode, fields: DraftFields): string | null {
  const reference = root
    .all('cac:AdditionalDocumentReference')
    .find((document) => document.first('cbc:DocumentTypeCode')?.text === '50')
  return (
    fields.line(root, 'cac:ProjectReference/cbc:ID') ?? fields.line(reference ?? null, 'cbc:ID')
  )
}

function readAccounts(root: XmlNode, fields: DraftFields): AccountDraft[] {
  return root.all('cac:PaymentMeans/cac:PayeeFinancialAccount').flatMap((account) => {
    const id = fields.line(account, 'cbc:ID')
    if (id === null) return []
    const bank = fields.line(account, 'cac:FinancialInstitutionBranch/cbc:ID')
    return [{ id, name: fields.line(account, 'cbc:Name'), bank }]
  })
}

function readLines(root: XmlNode, path: string, fields: DraftFields): InvoiceDraft['lines'] {
  const lines = root.all(path)
  if (lines.length === 0) {
    fields.missing(root, path, { rule: 'BR-16', what: 'first invoice line' }, null)
  }
  return lines.map((line) => readUblLine(line, fields))
}
