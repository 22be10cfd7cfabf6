import type { Element } from '@xmldom/xmldom'
import { checkTotals } from '#domain/imports/check_totals'
import { isCreditNoteCode, isTypeCode } from '#domain/imports/document_type'
import { DraftFields } from '#domain/imports/draft_fields'
import type { AccountDraft, DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { LIMITS } from '#domain/imports/limits'
import { readCiiAdjustments } from '#domain/imports/read_cii_adjustments'
import { readCiiLine } from '#domain/imports/read_cii_line'
import { readCiiParty } from '#domain/imports/read_cii_party'
import { ciiTotalsPlace, readCiiTaxes, readCiiTotals } from '#domain/imports/read_cii_totals'
import { readCurrency } from '#domain/imports/read_currency'
import { TERMS } from '#domain/imports/terms'
import { XmlNode } from '#domain/imports/xml_node'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

const CEFACT = 'urn:un:unece:uncefact:data:standard:'

export const CII_INVOICE = `${CEFACT}CrossIndustryInvoice:100`

const PREFIXES = {
  rsm: CII_INVOICE,
  ram: `${CEFACT}ReusableAggregateBusinessInformationEntity:100`,
  udt: `${CEFACT}UnqualifiedDataType:100`,
}

const DATE = 'udt:DateTimeString'
const TRADE = 'rsm:SupplyChainTradeTransaction'
const SETTLEMENT = `${TRADE}/ram:ApplicableHeaderTradeSettlement`
const AGREEMENT = `${TRADE}/ram:ApplicableHeaderTradeAgreement`
const DELIVERY = `${TRADE}/ram:ApplicableHeaderTradeDelivery`

/**
 * Reads the root element of a UN/CEFACT Cross Industry Invoice D16B, by the mapping of
 * EN 16931-3-3. A refusal lists every problem that was found, the file's own arithmetic included.
 */
export function readCii(
  element: Element
): Done<InvoiceDraft> | Refused<'unreadable', DraftProblem[]> {
  const root = new XmlNode(element, PREFIXES, '/rsm:CrossIndustryInvoice')
  const currency = readCurrency(root, `${SETTLEMENT}/ram:InvoiceCurrencyCode`)
  if (!currency.ok) return currency

  const settlement = root.first(SETTLEMENT) ?? root
  const fields = new DraftFields(currency.value)
  const draft = readDocument(root, settlement, fields)
  if (fields.problems.length === 0) {
    fields.problems.push(...checkTotals(draft, (term) => ciiTotalsPlace(settlement, term)))
  }
  return fields.problems.length === 0 ? done(draft) : refused('unreadable', fields.problems)
}

function readDocument(root: XmlNode, settlement: XmlNode, fields: DraftFields): InvoiceDraft {
  const header = 'rsm:ExchangedDocument'
  const agreement = root.first(AGREEMENT)
  const delivered = `${DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/${DATE}`
  const period = settlement.first('ram:BillingSpecifiedPeriod')
  return {
    source: 'cii',
    ...readType(root, `${header}/ram:TypeCode`, fields),
    number: fields.requiredLine(root, `${header}/ram:ID`, TERMS.number),
    issuedOn: fields.requiredDate(root, `${header}/ram:IssueDateTime/${DATE}`, TERMS.issuedOn),
    dueOn: fields.date(
      settlement,
      `ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/${DATE}`,
      TERMS.dueOn
    ),
    currency: fields.currency,
    title: null,
    poNumber: fields.line(agreement, 'ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID'),
    buyerReference: fields.line(agreement, 'ram:BuyerReference'),
    contractReference: fields.line(
      agreement,
      'ram:ContractReferencedDocument/ram:IssuerAssignedID'
    ),
    projectReference: fields.line(agreement, 'ram:SpecifiedProcuringProject/ram:ID'),
    precedingInvoices: settlement
      .all('ram:InvoiceReferencedDocument')
      .map((reference) => fields.line(reference, 'ram:IssuerAssignedID'))
      .filter((number) => number !== null),
    note: fields.block(root, `${header}/ram:IncludedNote/ram:Content`),
    paymentTerms: fields.block(settlement, 'ram:SpecifiedTradePaymentTerms/ram:Description'),
    remittance: fields.line(settlement, 'ram:PaymentReference'),
    deliveredOn: fields.date(root, delivered, TERMS.deliveredOn),
    periodFrom: fields.date(period, `ram:StartDateTime/${DATE}`, TERMS.periodFrom),
    periodTo: fields.date(period, `ram:EndDateTime/${DATE}`, TERMS.periodTo),
    payee: fields.line(settlement, 'ram:PayeeTradeParty/ram:Name', LIMITS.name),
    accounts: readAccounts(settlement, fields),
    seller: readCiiParty(root, `${AGREEMENT}/ram:SellerTradeParty`, TERMS.seller, fields),
    buyer: readCiiParty(root, `${AGREEMENT}/ram:BuyerTradeParty`, TERMS.buyer, fields),
    lines: readLines(root, fields),
    adjustments: readCiiAdjustments(settlement, fields, TERMS.allowanceAmount, TERMS.chargeAmount),
    taxes: readCiiTaxes(settlement, fields),
    totals: readCiiTotals(settlement, fields),
  }
}

function readType(
  root: XmlNode,
  path: string,
  fields: DraftFields
): Pick<InvoiceDraft, 'kind' | 'typeCode'> {
  const typeCode = fields.requiredLine(root, path, TERMS.typeCode)
  const node = root.first(path)
  if (node && typeCode && !isTypeCode(typeCode)) {
    fields.invalid(node, { ...TERMS.typeCode, rule: 'BR-CL-01' }, 'is no code of UNTDID 1001', null)
  }
  return { kind: isCreditNoteCode(typeCode) ? 'credit_note' : 'invoice', typeCode }
}

function readAccounts(settlement: XmlNode, fields: DraftFields): AccountDraft[] {
  return settlement.all('ram:SpecifiedTradeSettlementPaymentMeans').flatMap((means) => {
    const account = means.first('ram:PayeePartyCreditorFinancialAccount')
    const id = fields.line(account, 'ram:IBANID') ?? fields.line(account, 'ram:ProprietaryID')
    if (id === null) return []
    const bank = fields.line(means, 'ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID')
    return [{ id, name: fields.line(account, 'ram:AccountName'), bank }]
  })
}

function readLines(root: XmlNode, fields: DraftFields): InvoiceDraft['lines'] {
  const path = `${TRADE}/ram:IncludedSupplyChainTradeLineItem`
  const lines = root.all(path)
  if (lines.length === 0) {
    fields.missing(root, path, { rule: 'BR-16', what: 'first invoice line' }, null)
  }
  return lines.map((line) => readCiiLine(line, fields))
}
