import type { Money } from '#domain/money/money'

/**
 * What every reader (UBL, CII, later CSV and JSON) makes of one document, in the terms of
 * EN 16931 (BT and BG numbers). Quantities, prices and rates stay exact decimal strings, without
 * zeros that mean nothing ("25.00" is "25"), so that equal values are equal strings.
 * Dates are YYYY-MM-DD.
 */
export type InvoiceDraft = {
  source: 'ubl' | 'cii' | 'csv' | 'json' | 'form' | 'refund'
  kind: 'invoice' | 'credit_note'
  /** BT-1 */
  number: string
  /** BT-3, UNTDID 1001 */
  typeCode: string
  /** BT-2, YYYY-MM-DD */
  issuedOn: string
  /** BT-9 */
  dueOn: string | null
  /** BT-5, ISO 4217 */
  currency: string
  /** What the client calls it; not in the norm (UBL and CII leave it null). */
  title: string | null
  /** BT-13 */
  poNumber: string | null
  /** BT-10 */
  buyerReference: string | null
  /** BT-12 */
  contractReference: string | null
  /** BT-11 */
  projectReference: string | null
  /** BT-25: the invoice that a credit note corrects. */
  precedingInvoices: string[]
  /** BT-22, joined by newlines */
  note: string | null
  /** BT-20 */
  paymentTerms: string | null
  /** BT-83 */
  remittance: string | null
  /** BT-72 */
  deliveredOn: string | null
  /** BT-73 */
  periodFrom: string | null
  /** BT-74 */
  periodTo: string | null
  /** BT-59, when someone other than the seller is to be paid */
  payee: string | null
  /** BG-17, where a bank transfer goes */
  accounts: AccountDraft[]
  seller: PartyDraft
  buyer: PartyDraft
  lines: LineDraft[]
  /** BG-20 and BG-21 */
  adjustments: AdjustmentDraft[]
  /** BG-23 */
  taxes: TaxDraft[]
  totals: TotalsDraft
}

export type PartyDraft = {
  /** BT-27, BT-44 */
  name: string
  /** BT-28, BT-45 */
  tradingName: string | null
  /** BT-29, BT-46 as "scheme:value", or the value alone */
  identifier: string | null
  /** BT-30, BT-47 */
  registration: string | null
  /** BT-31, BT-48; a seller without a VAT number may have BT-32 instead */
  taxNumber: string | null
  /** BT-34, BT-49 as "scheme:value", or the value alone */
  endpoint: string | null
  address: AddressDraft
  contactName: string | null
  email: string | null
  phone: string | null
}

export type AccountDraft = {
  /** BT-84: an IBAN or a local account number */
  id: string
  /** BT-85 */
  name: string | null
  /** BT-86: a BIC or a local code of the bank */
  bank: string | null
}

export type AddressDraft = {
  line1: string | null
  line2: string | null
  line3: string | null
  city: string | null
  postcode: string | null
  region: string | null
  /** ISO 3166-1 alpha-2 */
  country: string | null
}

export type LineDraft = {
  /** BT-126 */
  lineId: string
  /** BT-153 */
  name: string
  /** BT-154 */
  description: string | null
  /** BT-127 */
  note: string | null
  /** BT-129 */
  quantity: string
  /** BT-130, UN/ECE rec. 20 */
  unitCode: string | null
  /** BT-146 */
  unitPrice: string
  /** BT-149 */
  priceBaseQuantity: string | null
  /** BT-131 */
  net: Money
  /** BT-151 */
  taxCategory: string
  /** BT-152; null when not subject to tax */
  taxRate: string | null
  /** BT-155 */
  sellerItemId: string | null
  /** BT-158 as "list:code", or the code alone */
  classification: string | null
  adjustments: AdjustmentDraft[]
}

export type AdjustmentDraft = {
  kind: 'allowance' | 'charge'
  reason: string | null
  amount: Money
  baseAmount: Money | null
  percent: string | null
  taxCategory: string | null
  taxRate: string | null
}

export type TaxDraft = {
  /** BT-118 */
  category: string
  /** BT-119 */
  rate: string | null
  /** BT-116 */
  taxable: Money
  /** BT-117 */
  tax: Money
  /** BT-120, BT-121 */
  exemptionReason: string | null
}

export type TotalsDraft = {
  /** BT-106 */
  lines: Money
  /** BT-107 */
  allowances: Money
  /** BT-108 */
  charges: Money
  /** BT-109 */
  taxExclusive: Money
  /** BT-110 */
  tax: Money
  /** BT-112 */
  taxInclusive: Money
  /** BT-113 */
  prepaid: Money
  /** BT-114 */
  rounding: Money
  /** BT-115 */
  due: Money
}

/**
 * Why a file was refused, and where: shown to the person who handed it in.
 */
export type DraftProblem = {
  /** Stable: not_xml, dtd_forbidden, too_large, unknown_format, missing, invalid, arithmetic, … */
  code: string
  /** A path such as "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount", with the line when known. */
  place: string | null
  /** The rule's name where there is one: "BR-CO-16", "BT-44". */
  rule: string | null
  message: string
}
