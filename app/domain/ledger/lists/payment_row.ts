/** A line of the payment history, as plain values. */
export type PaymentRowFacts = {
  publicId: string
  kind: 'payment' | 'refund' | 'intent' | 'transfer'
  /** Instant, ISO 8601. */
  at: string
  currency: string
  /** Negative for a refund. */
  amountMinor: number
  /** What of a payment no invoice has taken up, and that did not go back. */
  creditMinor: number
  gateway: string
  method: string
  methodDetail: string | null
  reference: string | null
  receiptNumber: string | null
  /** Only of a refund. */
  refund: Refunded | null
  /** The day that a client said it paid (YYYY-MM-DD), for a reported transfer. */
  paidOn: string | null
  invoices: PaidInvoice[]
  /** The reader may not open it: only what counts towards their invoice is told. */
  isClosed?: boolean
}

/** Who sent the money back (staff, a bank, a lost dispute), and whether it has gone. */
export type Refunded = { kind: 'refund' | 'reversal' | 'chargeback'; isDone: boolean }

export type PaidInvoice = {
  publicId: string
  number: string
  title: string | null
  amountMinor: number
  /** The invoice asked for more than this row gave it. */
  part: boolean
}

/** The same with its row id, while it is being put together. */
export type PaymentSource = PaymentRowFacts & {
  rowId: number
  /** Of a refund: the payment that it takes back. */
  paymentId: number | null
}
