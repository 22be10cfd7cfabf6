import db from '@adonisjs/lucid/services/db'

/** The few columns that a list shows, as plain values. */
export type InvoiceRowFacts = {
  publicId: string
  number: string
  kind: 'invoice' | 'credit_note'
  title: string | null
  currency: string
  issuedOn: string
  dueOn: string | null
  state: 'draft' | 'issued' | 'void'
  totalMinor: number
  balanceMinor: number
  paidMinor: number
  creditedMinor: number
  refundedMinor: number
  pendingMinor: number
  settledOn: string | null
  voidedAt: string | null
  /** The number of the invoice that took the place of a void one. */
  replacedByNumber: string | null
}

const columns = [
  'public_id',
  'number',
  'kind',
  'title',
  'currency',
  'issued_on',
  'due_on',
  'state',
  'tax_inclusive_minor',
  'balance_minor',
  'paid_minor',
  'credited_minor',
  'refunded_minor',
  'pending_minor',
  'settled_on',
  'voided_at',
]

/** What to select from `invoices` for `toInvoiceRow`. */
export function invoiceRowColumns() {
  const replacedBy = 'select n.number from invoices as n where n.id = invoices.replaced_by_id'
  return [...columns, db.raw(`(${replacedBy}) as replaced_by_number`)]
}

export function toInvoiceRow(row: Record<string, unknown>): InvoiceRowFacts {
  const text = (column: string) => row[column] as string
  const optional = (column: string) => (row[column] ?? null) as string | null
  return {
    publicId: text('public_id'),
    number: text('number'),
    kind: text('kind') as InvoiceRowFacts['kind'],
    title: optional('title'),
    currency: text('currency'),
    issuedOn: text('issued_on'),
    dueOn: optional('due_on'),
    state: text('state') as InvoiceRowFacts['state'],
    totalMinor: Number(row.tax_inclusive_minor),
    balanceMinor: Number(row.balance_minor),
    paidMinor: Number(row.paid_minor),
    creditedMinor: Number(row.credited_minor),
    refundedMinor: Number(row.refunded_minor),
    pendingMinor: Number(row.pending_minor),
    settledOn: optional('settled_on'),
    voidedAt: optional('voided_at'),
    replacedByNumber: optional('replaced_by_number'),
  }
}
