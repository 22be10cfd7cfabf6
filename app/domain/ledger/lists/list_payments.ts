import db from '@adonisjs/lucid/services/db'
import type {
  PaymentRowFacts,
  PaymentSource as Source,
  Refunded,
} from '#domain/ledger/lists/payment_row'
import { withInvoices } from '#domain/ledger/lists/payment_shares'
import { statesOfMoneyOnItsWay } from '#domain/ledger/money_on_its_way'
import { toldReference } from '#domain/shared/told_reference'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

const MOST_ON_ITS_WAY = 20

/**
 * Money on its way is listed too, in either direction, until the ledger has it; a refund that
 * failed never moved anything, and one that cannot be as its gateway tells it is for staff to see.
 */
const union = `
  select 'payment' as kind, id, public_id, paid_at as at, currency, amount_minor, gateway, method,
         method_detail, gateway_payment_id as reference, receipt_number,
         cast(null as varchar(10)) as paid_on, cast(null as varchar(10)) as refund_kind,
         cast(null as varchar(10)) as refund_state, cast(null as bigint) as payment_id,
         unapplied_minor as credit_minor
    from payments where client_id = :client
  union all
  select 'refund', refunds.id, refunds.public_id,
         coalesce(refunds.refunded_at, refunds.created_at), refunds.currency,
         -refunds.amount_minor, refunds.gateway, payments.method, payments.method_detail,
         refunds.gateway_refund_id, null, null, refunds.kind, refunds.state, refunds.payment_id, 0
    from refunds join payments on payments.id = refunds.payment_id
   where refunds.client_id = :client
     and (refunds.state = 'done'
          or refunds.state <> 'failed' and coalesce(refunds.failure_code, 'no_answer') = 'no_answer')
  union all
  select 'intent', id, public_id, updated_at, currency, amount_minor, gateway, gateway, null,
         gateway_order_id, null, null, null, null, null, 0
    from payment_intents
   where client_id = :client and state in (${statesOfMoneyOnItsWay.map((state) => `'${state}'`).join(', ')})
  union all
  select 'transfer', id, public_id, created_at, currency, amount_minor, 'bank_transfer',
         'bank_transfer', 'Bank transfer', reference, null, cast(paid_on as varchar(10)), null, null,
         null, 0
    from transfer_reports where client_id = :client and state = 'pending'`

/** A client's payments, refunds and money on its way, newest first, one keyset page. */
export async function listPayments(
  clientId: number,
  query: { limit: number; after: string | null }
): Promise<
  | Done<{ rows: PaymentRowFacts[]; page: { prev: null; next: string | null } }>
  | Refused<'invalid_cursor'>
> {
  const cursor = query.after === null ? null : await findRow(clientId, query.after)
  if (query.after !== null && !cursor) return refused('invalid_cursor')

  const found = await select(
    `${cursor ? 'where (at, public_id) < (:at, :publicId)' : ''}
     order by at desc, public_id desc limit :limit`,
    {
      client: clientId,
      limit: query.limit + 1,
      ...(cursor && { at: cursor.at, publicId: cursor.publicId }),
    }
  )
  const rows = found.slice(0, query.limit)
  return done({
    rows: await withInvoices(clientId, rows),
    page: { prev: null, next: found.length > query.limit ? rows[rows.length - 1].publicId : null },
  })
}

/** What is on its way, newest first: money that a gateway may have, and reported transfers. */
export async function listOnItsWay(clientId: number): Promise<PaymentRowFacts[]> {
  const found = await select(
    `where kind in ('intent', 'transfer') order by at desc, public_id desc limit :limit`,
    { client: clientId, limit: MOST_ON_ITS_WAY }
  )
  return withInvoices(clientId, found)
}

/** One payment or refund of this client by its public id, or null. */
export async function findPayment(
  clientId: number,
  publicId: string
): Promise<PaymentRowFacts | null> {
  const row = await findRow(clientId, publicId)
  if (!row) return null

  const [found] = await withInvoices(clientId, [row])
  return found
}

/**
 * What was paid on one invoice, newest first; amounts are the shares that count towards it.
 */
export async function listPaymentsOn(
  clientId: number,
  invoiceId: number
): Promise<PaymentRowFacts[]> {
  const onInvoice = (ids: string) => `(select ${ids} = :invoice)`
  const found = await select(
    `where (kind = 'payment' and id in ${onInvoice('payment_id from allocations where invoice_id')})
        or (kind = 'refund' and id in ${onInvoice('refund_id from allocations where invoice_id')})
        or (kind = 'refund' and refund_state <> 'done'
            and payment_id in ${onInvoice('payment_id from allocations where invoice_id')})
        or (kind = 'intent'
            and id in ${onInvoice('intent_id from payment_intent_invoices where invoice_id')})
        or (kind = 'transfer' and id in ${onInvoice('id from transfer_reports where invoice_id')})
     order by at desc, public_id desc`,
    { client: clientId, invoice: invoiceId }
  )
  const rows = await withInvoices(clientId, found, invoiceId)
  return rows.map((row) => ({
    ...row,
    amountMinor: row.invoices[0]?.amountMinor ?? row.amountMinor,
  }))
}

async function findRow(clientId: number, publicId: string): Promise<Source | null> {
  if (!/^[\w-]{22}$/.test(publicId)) return null
  const [row] = await select('where public_id = :publicId', { client: clientId, publicId })
  return row ?? null
}

async function select(tail: string, params: Record<string, string | number>): Promise<Source[]> {
  const result = await db.rawQuery(`select * from (${union}) as movements ${tail}`, params)
  const rows: Record<string, unknown>[] = Array.isArray(result) ? result : result.rows
  return rows.map((row) => ({
    rowId: Number(row.id),
    publicId: String(row.public_id),
    kind: row.kind as Source['kind'],
    at: String(row.at),
    currency: String(row.currency),
    amountMinor: Number(row.amount_minor),
    creditMinor: Number(row.credit_minor),
    gateway: String(row.gateway),
    method: String(row.method),
    methodDetail: (row.method_detail ?? null) as string | null,
    reference: toldReference((row.reference ?? null) as string | null),
    receiptNumber: (row.receipt_number ?? null) as string | null,
    paidOn: (row.paid_on ?? null) as string | null,
    refund: row.refund_kind
      ? { kind: row.refund_kind as Refunded['kind'], isDone: row.refund_state === 'done' }
      : null,
    paymentId: row.payment_id === null ? null : Number(row.payment_id),
    invoices: [],
  }))
}
