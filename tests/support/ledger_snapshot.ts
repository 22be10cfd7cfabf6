import db from '@adonisjs/lucid/services/db'

const TABLES = {
  payments: [
    ...['public_id', 'client_id', 'intent_id', 'gateway', 'gateway_payment_id', 'currency'],
    ...['amount_minor', 'unapplied_minor', 'refunded_minor', 'receipt_number'],
  ],
  refunds: [
    ...['public_id', 'payment_id', 'gateway_refund_id', 'kind', 'state', 'currency'],
    'amount_minor',
  ],
  disputes: ['public_id', 'payment_id', 'gateway_dispute_id', 'state', 'currency', 'amount_minor'],
  allocations: [
    ...['id', 'invoice_id', 'payment_id', 'refund_id', 'credit_note_id', 'currency'],
    'amount_minor',
  ],
  invoices: [
    ...['public_id', 'state', 'currency', 'paid_minor', 'credited_minor', 'refunded_minor'],
    ...['balance_minor', 'credit_left_minor', 'pending_minor', 'settled_on'],
  ],
  payment_intents: [
    ...['public_id', 'gateway', 'gateway_order_id', 'currency', 'amount_minor', 'state'],
    ...['failure_code', 'held_reason'],
  ],
  payment_intent_invoices: ['intent_id', 'invoice_id', 'amount_minor'],
}

/**
 * Who has which money and why, row by row: all that must be the same after anything that may not
 * move the ledger. Left out is only how often and when something was looked at.
 */
export async function ledgerSnapshot(): Promise<Record<string, unknown[]>> {
  const entries = Object.entries(TABLES).map(async ([table, columns]) => {
    const rows = await db.from(table).select(columns).orderBy('id')
    return [table, rows.map(plain)] as const
  })
  const mails = await db.from('outbox_mails').where('kind', 'receipt').select('id').orderBy('id')
  return { ...Object.fromEntries(await Promise.all(entries)), receipts: mails.map(plain) }
}

/** PostgreSQL answers whole numbers of 64 bits as texts; one form for both. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value !== null && /(^|_)(id|minor)$/.test(name) && /^-?\d+$/.test(String(value))
        ? Number(value)
        : value,
    ])
  )
}
