import type { AccountDraft } from '#domain/imports/invoice_draft'
import type { Branding, DocumentParty, TaxScheme } from '#domain/documents/document_parts'

/**
 * An invoice or credit note as it was issued, in the terms of EN 16931 (BT and BG numbers).
 * Amounts are integer minor units of `currency`; quantities, prices and rates exact decimal
 * strings; dates YYYY-MM-DD. What was paid after the day of issue is no part of it.
 */
export type InvoiceDocument = {
  /** Language and region of the reader, BCP 47: "en-IN" */
  locale: string
  branding: Branding
  kind: 'invoice' | 'tax_invoice' | 'credit_note'
  /** A credit note of money that went back: nothing of it is left to use. */
  isRefunded: boolean
  /** BT-1 */
  number: string
  /** BT-2 */
  issuedOn: string
  /** BT-9 */
  dueOn: string | null
  /** BT-5 */
  currency: string
  taxScheme: TaxScheme
  title: string | null
  /** BT-13 */
  poNumber: string | null
  /** BT-10 */
  buyerReference: string | null
  /** BT-12 */
  contractReference: string | null
  /** BT-11 */
  projectReference: string | null
  /** BT-25 */
  precedingInvoices: string[]
  /** As it is printed: "Karnataka (29)" */
  placeOfSupply: string | null
  /** The person at the buyer's, BT-56 */
  contact: string | null
  /** Null: not mentioned. */
  reverseCharge: boolean | null
  seller: DocumentParty
  buyer: DocumentParty
  lines: DocumentLine[]
  /** BG-20 and BG-21 */
  adjustments: DocumentAdjustment[]
  /** BG-23 */
  taxes: DocumentTax[]
  totals: DocumentTotals
  /** BT-22 */
  note: string | null
  /** BT-20 */
  paymentTerms: string | null
  /** Absolute URL of the invoice in the portal. */
  payOnlineUrl: string | null
  /** BG-17, where a bank transfer goes */
  bankAccounts: AccountDraft[]
  /** Where questions go: "accounts@larkspur.example, +91 80 5550 0142" */
  contactLine: string | null
}

export type DocumentLine = {
  /** BT-126, or the line's number */
  position: string
  /** BT-153 */
  name: string
  /** BT-154 */
  description: string | null
  /** BT-127 */
  note: string | null
  /** BT-158 */
  classification: string | null
  /** BT-129 */
  quantity: string
  /** BT-130, UN/ECE rec. 20 ("HUR"); any other text is printed as it is ("images"). */
  unit: string | null
  /** BT-146 */
  unitPrice: string
  /** BT-149 */
  priceBaseQuantity: string | null
  /** BT-151: S, Z, E, AE, K, G, O, L, M */
  taxCategory: string
  /** BT-152 */
  taxRate: string | null
  /** BT-131 */
  netMinor: number
  /** BG-27 and BG-28 */
  adjustments: DocumentAdjustment[]
}

export type DocumentAdjustment = {
  kind: 'allowance' | 'charge'
  reason: string | null
  amountMinor: number
  percent: string | null
}

export type DocumentTax = {
  /** BT-118 */
  category: string
  /** BT-119 */
  rate: string | null
  /** BT-116 */
  taxableMinor: number
  /** BT-117 */
  taxMinor: number
  /** BT-120 */
  exemptionReason: string | null
  /** What the tax is made of, where the law wants it shown: CGST and SGST. Else empty. */
  components: { name: string; amountMinor: number }[]
}

export type DocumentTotals = {
  /** BT-106 */
  linesMinor: number
  /** BT-107 */
  allowancesMinor: number
  /** BT-108 */
  chargesMinor: number
  /** BT-109 */
  taxExclusiveMinor: number
  /** BT-110 */
  taxMinor: number
  /** BT-112 */
  taxInclusiveMinor: number
  /** BT-113 */
  prepaidMinor: number
  /** BT-114 */
  roundingMinor: number
  /** BT-115 */
  dueMinor: number
}
