import {
  CHUNK,
  count,
  type LedgerCheck,
  type LedgerFault,
} from '#domain/ledger/checks/ledger_check'

/** What lost disputes took is gone: as chargebacks, or as refunds and reversals that came before. */
const disputes: LedgerCheck = {
  sql: `
    select max(d.id) as id, p.public_id, p.amount_minor, p.refunded_minor,
           sum(d.amount_minor) as lost
      from disputes d
      join payments p on p.id = d.payment_id and p.currency = d.currency
     where d.state = 'lost'
     group by p.id, p.public_id, p.amount_minor, p.refunded_minor
    having max(d.id) > ? and p.refunded_minor < p.amount_minor
       and p.refunded_minor < sum(d.amount_minor)
     order by 1 limit ${CHUNK}`,
  *faults(row) {
    const lost = Math.min(count(row, 'lost'), count(row, 'amount_minor'))
    const message = `lost disputes over ${lost}, and ${count(row, 'refunded_minor')} went back`
    yield { invariant: 2, target: { type: 'payment', id: String(row.public_id) }, message }
  },
}

const intents: LedgerCheck = {
  sql: `
    select n.id, n.public_id, n.state, n.amount_minor, n.gateway_order_id, n.held_reason,
           n.resolution, case when n.next_check_at is null then 0 else 1 end as is_watched,
           coalesce((select sum(s.amount_minor) from payment_intent_invoices s
                      where s.intent_id = n.id), 0) as shares,
           (select count(*) from payments p
             where p.intent_id = n.id and p.gateway = n.gateway and p.client_id = n.client_id)
             as payments,
           (select count(*) from payments p
             where p.intent_id = n.id and (p.gateway <> n.gateway or p.client_id <> n.client_id))
             as strangers
      from payment_intents n where n.id > ? order by n.id limit ${CHUNK}`,
  *faults(row) {
    const target = { type: 'payment_intent' as const, id: String(row.public_id) }
    const state = String(row.state)
    const wrong = (message: string): LedgerFault => ({ invariant: 5, target, message })
    if (count(row, 'shares') !== count(row, 'amount_minor')) {
      yield wrong(
        `asks for ${count(row, 'amount_minor')}, its invoices for ${count(row, 'shares')}`
      )
    }
    const isPaid = count(row, 'payments') > 0
    if (state === 'succeeded' && !isPaid) yield wrong('succeeded without a payment')
    if (!['succeeded', 'held'].includes(state) && isPaid && row.resolution !== 'returned') {
      yield wrong(`has a payment and is ${state}`)
    }
    if (count(row, 'strangers') > 0) yield wrong('has a payment of another gateway or client')
    if (state === 'held' && (row.held_reason === null || row.resolution !== null)) {
      yield wrong('is held, and nothing says why or it was decided')
    }
    const needsOrder = ['redirected', 'processing', 'pending', 'succeeded']
    if (needsOrder.includes(state) && row.gateway_order_id === null) {
      yield wrong(`is ${state} without an order at the gateway`)
    }
    const isOpen = ['created', 'redirected', 'processing', 'pending', 'unknown'].includes(state)
    if (isOpen && count(row, 'is_watched') === 0)
      yield wrong(`is ${state}, and nobody asks about it`)
  },
}

/** What a lost dispute took is a refund of the payment that was contested. */
const losses: LedgerCheck = {
  sql: `
    select d.id, d.public_id
      from disputes d join refunds r on r.id = d.refund_id
     where d.id > ? and (r.payment_id <> d.payment_id or r.currency <> d.currency
                         or (d.state = 'lost' and r.state <> 'done'))
     order by d.id limit ${CHUNK}`,
  *faults(row) {
    const message = 'names a refund of another payment, or one that took nothing'
    yield { invariant: 2, target: { type: 'dispute', id: String(row.public_id) }, message }
  },
}

/** Confirmed is what became a payment of that client, and nothing else. */
const transfers: LedgerCheck = {
  sql: `
    select t.id, t.public_id, t.state, case when t.payment_id is null then 0 else 1 end as is_paid,
           case when p.currency <> t.currency or p.client_id <> t.client_id then 1 else 0 end
             as is_strange
      from transfer_reports t left join payments p on p.id = t.payment_id
     where t.id > ? order by t.id limit ${CHUNK}`,
  *faults(row) {
    const target = { type: 'transfer_report' as const, id: String(row.public_id) }
    const isPaid = count(row, 'is_paid') === 1
    if ((row.state === 'confirmed') !== isPaid) {
      const message = `is ${row.state} ${isPaid ? 'with' : 'without'} a payment`
      yield { invariant: 5, target, message }
    }
    if (count(row, 'is_strange') === 1) {
      yield { invariant: 2, target, message: 'became a payment of another currency or client' }
    }
  },
}

/** States that have to fit what is in the ledger. */
export const storyChecks = { disputes, losses, intents, transfers }
