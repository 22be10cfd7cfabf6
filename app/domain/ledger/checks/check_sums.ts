import { CHUNK, count, quoted, type LedgerCheck } from '#domain/ledger/checks/ledger_check'
import { statesOfMoneyOnItsWay } from '#domain/ledger/money_on_its_way'

const invoices: LedgerCheck = {
  sql: `
    select i.id, i.public_id, i.payable_minor, i.paid_minor, i.credited_minor, i.refunded_minor,
           i.balance_minor, i.credit_left_minor, i.pending_minor,
           coalesce((select sum(a.amount_minor) from allocations a
                      where a.invoice_id = i.id and a.payment_id is not null), 0) as paid,
           coalesce((select sum(a.amount_minor) from allocations a
                      where a.invoice_id = i.id and a.credit_note_id is not null), 0) as credited,
           coalesce((select -sum(a.amount_minor) from allocations a
                      where a.invoice_id = i.id and a.refund_id is not null), 0) as refunded,
           coalesce((select sum(a.amount_minor) from allocations a
                      where a.credit_note_id = i.id), 0) as used,
           coalesce((select sum(s.amount_minor) from payment_intent_invoices s
                       join payment_intents n on n.id = s.intent_id
                      where s.invoice_id = i.id and n.state in (${quoted(statesOfMoneyOnItsWay)})), 0)
           + coalesce((select sum(t.amount_minor) from transfer_reports t
                        where t.invoice_id = i.id and t.state = 'pending'), 0) as on_its_way
      from invoices i where i.id > ? order by i.id limit ${CHUNK}`,
  *faults(row) {
    const n = (column: string) => count(row, column)
    const asked = Math.max(n('payable_minor'), 0)
    const target = { type: 'invoice' as const, id: String(row.public_id) }
    const balance = asked - n('paid') - n('credited')
    const expected: [string, number][] = [
      ['paid_minor', n('paid')],
      ['credited_minor', n('credited')],
      ['refunded_minor', n('refunded')],
      ['balance_minor', balance],
      ['credit_left_minor', Math.max(-n('payable_minor'), 0) - n('used')],
      ['pending_minor', Math.min(n('on_its_way'), balance)],
    ]
    for (const [column, value] of expected) {
      if (n(column) === value) continue
      yield { invariant: 1, target, message: `${column} is ${n(column)}, the ledger says ${value}` }
    }
    const settled = n('paid') + n('credited')
    if (settled < 0 || settled > asked) {
      yield { invariant: 1, target, message: `settled with ${settled} of ${asked}` }
    }
  },
}

/** Rows that bind money of one client or currency to a document of another. */
const allocations: LedgerCheck = {
  sql: `
    select a.id
      from allocations a
      join invoices i on i.id = a.invoice_id
      left join payments p on p.id = a.payment_id
      left join invoices n on n.id = a.credit_note_id
      left join refunds r on r.id = a.refund_id
     where a.id > ?
       and (a.currency <> i.currency or a.client_id <> i.client_id
            or p.currency <> a.currency or p.client_id <> a.client_id
            or n.currency <> a.currency or n.client_id <> a.client_id
            or r.payment_id <> a.payment_id)
     order by a.id limit ${CHUNK}`,
  *faults(row) {
    const message = 'binds money to an invoice of another currency or client, or another payment'
    yield { invariant: 2, target: { type: 'allocation', id: String(row.id) }, message }
  },
}

const payments: LedgerCheck = {
  sql: `
    select p.id, p.public_id, p.amount_minor, p.unapplied_minor, p.refunded_minor,
           coalesce((select sum(a.amount_minor) from allocations a where a.payment_id = p.id), 0)
             as allocated,
           coalesce((select sum(r.amount_minor) from refunds r
                      where r.payment_id = p.id and r.state = 'done'
                        and r.currency = p.currency), 0) as refunded
      from payments p where p.id > ? order by p.id limit ${CHUNK}`,
  *faults(row) {
    const n = (column: string) => count(row, column)
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
  },
}

/** A refund takes from invoices at most its amount, the rest from credit; undone, nothing. */
const refunds: LedgerCheck = {
  sql: `
    select r.id, r.public_id, r.state, r.amount_minor,
           coalesce((select -sum(a.amount_minor) from allocations a where a.refund_id = r.id), 0)
             as taken
      from refunds r where r.id > ? order by r.id limit ${CHUNK}`,
  *faults(row) {
    const taken = count(row, 'taken')
    const target = { type: 'refund' as const, id: String(row.public_id) }
    // One that was done and came back may have left a part as credit: it failed after it was done.
    const most = row.state === 'done' || row.state === 'failed' ? count(row, 'amount_minor') : 0
    if (taken < 0 || taken > most) {
      const message = `is ${row.state} and took ${taken} off invoices, at most ${most} is right`
      yield { invariant: 3, target, message }
    }
  },
}

/** Stored sums against the rows that they are sums of. */
export const sumChecks = { invoices, allocations, payments, refunds }
