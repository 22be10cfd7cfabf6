import type { Branding, DocumentParty } from '#domain/documents/document_parts'

/**
 * A receipt for one payment, as things stood when the money arrived. Only what went back of it since
 * is told too, so that nobody takes it for proof of money that was returned. Amounts are integer
 * minor units of `currency`.
 */
export type ReceiptDocument = {
  /** Language and region of the reader, BCP 47 */
  locale: string
  /** IANA zone in which the moment is printed: the company's */
  timeZone: string
  branding: Branding
  number: string
  /** ISO 8601 moment, with its offset or in UTC */
  paidAt: string
  /** Only the day is known: the time of `paidAt` says nothing. */
  isDayOnly: boolean
  currency: string
  amountMinor: number
  /** In words: "Card", "UPI", "PayPal" */
  method: string
  /** The gateway's or the bank's own reference */
  reference: string | null
  seller: DocumentParty
  payer: DocumentParty
  allocations: ReceiptAllocation[]
  /** What no invoice took up: it stays as the client's credit. */
  creditMinor: number
  /** What went back of it since, in the order in which it went; not what is only on its way back. */
  returned: ReceiptReturn[]
  note: string | null
  contactLine: string | null
}

export type ReceiptReturn = {
  /** Who sent it back: staff, a bank or gateway, or a lost dispute */
  kind: 'refund' | 'reversal' | 'chargeback'
  /** ISO 8601 moment, in UTC */
  at: string
  amountMinor: number
}

export type ReceiptAllocation = {
  invoiceNumber: string
  title: string | null
  /** YYYY-MM-DD */
  issuedOn: string
  totalMinor: number
  paidMinor: number
  /** Left to pay on this invoice once this payment had arrived */
  leftMinor: number
}
