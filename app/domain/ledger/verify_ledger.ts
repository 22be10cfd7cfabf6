import db from '@adonisjs/lucid/services/db'

export type LedgerFault = {
  /** The invariant that does not hold: 1 to 3 of the ledger. */
  invariant: 1 | 2 | 3
  target: { type: 'invoice' | 'payment' | 'refund' | 'allocation'; id: string }
  message: string
}

const CHUNK = 500

const INVOICES = `
  select i.id, i.public_id, i.payable_minor, i.paid_minor, i.credited_minor, i.refunded_minor,
         i.balance_minor, i.credit_left_minor,
         coalesce((select sum(a.amount_minor) from allocations a
                    where a.invoice_id = i.id and a.payment_id is not null), 0) as paid,
         coalesce((select sum(a.amount_minor) from allocations a
                    where a.invoice_id = i.id and a.credit_note_id is not null), 0) as credited,
         coalesce((select -sum(a.amount_minor) from allocations a
                    where a.invoice_id = i.id and a.refund_id is not null), 0) as refunded,
         coalesce((select sum(a.amount_minor) from allocations a
                    where a.credit_note_id = i.id), 0) as used
    from invoices i where i.id > ? order by i.id limit ${CHUNK}`

const PAYMENTS = `
  select p.id, p.public_id, p.amount_minor, p.unapplied_minor, p.refunded_minor,
         coalesce((select sum(a.amount_minor) from allocations a where a.payment_id = p.id), 0)
           as allocated,
         coalesce((select sum(r.amount_minor) from refunds r
                    where r.payment_id = p.id and r.state = 'done'), 0) as refunded
    from payments p where p.id > ? order by p.id limit ${CHUNK}`

/** Rows that bind money of one client or currency to a document of another. */
const MISMATCHES = `
  select a.id, a.currency, i.currency as other, a.client_id, i.client_id as other_client
    from allocations a
    join invoices i on i.id = a.invoice_id
    left join payments p on p.id = a.payment_id
    left join invoices n on n.id = a.credit_note_id
   where a.id > ?
     and (a.currency <> i.currency or a.client_id <> i.client_id
          or p.currency <> a.currency or p.client_id <> a.client_id
          or n.currency <> a.currency or n.client_id <> a.client_id)
   order by a.id limit ${CHUNK}`

const DOUBLES = {
  payment: `select gateway, gateway_payment_id as gateway_id from payments
             group by gateway, gateway_payment_id having count(*) > 1`,
  refund: `select gateway, gateway_refund_id as gateway_id from refunds
            where gateway_refund_id is not null
            group by gateway, gateway_refund_id having count(*) > 1`,
}

/**
 * Compares every stored sum with the ledger, a chunk of rows at a time, and yields what does not
 * hold, in the order of the invariants. Nothing yielded: the ledger is sound.
 */
export async function* verifyLedger(): AsyncGenerator<LedgerFault> {
  for await (const row of stream(INVOICES)) yield* invoiceFaults(row)
  yield* doubles('payment')
  yield* doubles('refund')
  for await (const row of stream(MISMATCHES)) {
    const message = 'binds money to an invoice of another currency or client'
    yield { invariant: 2, target: { type: 'allocation', id: String(row.id) }, message }
  }
  for await (const row of stream(PAYMENTS)) yield* paymentFaults(row)
}

type Row = Record<string, unknown>

async function* stream(sql: string): AsyncGenerator<Row> {
  let last = 0
  for (;;) {
    const rows = await select(sql, [last])
    yield* rows
    if (rows.length < CHUNK) return
    last = Number(rows[rows.length - 1].id)
  }
}

async function select(sql: string, params: number[] = []): Promise<Row[]> {
  const result = await db.rawQuery(sql, params)
  return Array.isArray(result) ? result : result.rows
}

function* invoiceFaults(row: Row): Generator<LedgerFault> {
  const n = (column: string) => Number(row[column])
  const asked = Math.max(n('payable_minor'), 0)
  const target = { type: 'invoice' as const, id: String(row.public_id) }
  const expected: [string, number][] = [
    ['paid_minor', n('paid')],
    ['credited_minor', n('credited')],
    ['refunded_minor', n('refunded')],
    ['balance_minor', asked - n('paid') - n('credited')],
    ['credit_left_minor', Math.max(-n('payable_minor'), 0) - n('used')],
  ]
  for (const [column, value] of expected) {
    if (n(column) === value) continue
    yield { invariant: 1, target, message: `${column} is ${n(column)}, the ledger says ${value}` }
  }
  const settled = n('paid') + n('credited')
  if (settled < 0 || settled > asked) {
    yield { invariant: 1, target, message: `settled with ${settled} of ${asked}` }
  }
}

function* paymentFaults(row: Row): Generator<LedgerFault> {
  const n = (column: string) => Number(row[column])
  const target = { type: 'payment' as const, id: String(row.public_id) }
  if (n('refunded_minor') !== n('refunded')) {
    const message = `refunded_minor is ${n('refunded_minor')}, the refunds sum to ${n('refunded')}`
    yield { invariant: 3, target, message }
  }
  if (n('refunded') > n('amount_minor')) {
    yield { invariant: 3, target, message: `refunded ${n('refunded')} of ${n('amount_minor')}` }
  }
  const accounted = n('allocated') + n('unapplied_minor') + n('refunded')
  if (n('amount_minor') !== accounted) {
    const message = `captured ${n('amount_minor')}, accounted for ${accounted}`
    yield { invariant: 3, target, message }
  }
}

async function* doubles(type: 'payment' | 'refund'): AsyncGenerator<LedgerFault> {
  for (const row of await select(DOUBLES[type])) {
    const id = `${row.gateway} ${row.gateway_id}`
    yield { invariant: 2, target: { type, id }, message: 'is posted more than once' }
  }
}
