import { LARKSPUR } from '#database/demo/seller'
import { KESTREL_BAY } from '#database/demo/clients'
import type { Sql } from '#tests/support/sql'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

const CLIENTS = 100
const AMOUNT = 118_000
const NOW = '2026-11-22T09:00:00.000Z'
/** Counting from here makes ids of one length. */
const FIRST = { order: 10_000_000_000_000, row: 100_000_000 }

const orderId = (index: number) => `order_${FIRST.order + index}`
const intentId = (index: number) => `bench-intent-${FIRST.row + index}`

/**
 * Intents that wait for their money, each for an invoice of its own, and their orders at the
 * sandbox. By plain SQL: what is measured comes after. The clients have no address, so that no mail
 * is set and sent meanwhile. Answers the ids of the orders.
 */
export async function seedIntents(
  sql: Sql,
  world: RazorpayWorld,
  count: number
): Promise<string[]> {
  const numbers = `with recursive n(i) as (values (1) union all select i + 1 from n where i < ${count})`
  const client = `(i - 1) % ${CLIENTS} + 1`
  await sql.run('begin')
  await sql.run(
    `insert into sellers (id, public_id, identity, name, created_at, updated_at)
     values (1, 'bench-seller', 'larkspur', 'Larkspur Studio LLP', '${NOW}', '${NOW}')`
  )
  await sql.run(`${numbers}
    insert into clients (id, public_id, ref, name, country, locale, created_at, updated_at)
    select i, 'bench-client-' || i, 'C-' || i, 'Client ' || i, 'IN', 'en-IN', '${NOW}', '${NOW}'
    from n where i <= ${CLIENTS}`)
  await sql.run(`${numbers}
    insert into invoices
      (id, public_id, client_id, seller_id, number, kind, type_code, state, source, source_hash,
       title, currency, issued_on, due_on, preceding_invoices, seller_party, buyer_party,
       lines_minor, allowances_minor, charges_minor, tax_exclusive_minor, tax_minor,
       tax_inclusive_minor, prepaid_minor, rounding_minor, due_minor, payable_minor, paid_minor,
       balance_minor, search_text, created_at, updated_at)
    select i, 'bench-invoic-' || (${FIRST.row} + i), ${client}, 1, 'N-' || i, 'invoice', '380',
           'issued', 'json', 'hash', 'Brand retainer', 'INR', '2026-11-01', '2026-11-15', '[]',
           '${quoted(LARKSPUR)}', '${quoted(KESTREL_BAY.party)}', 100000, 0, 0, 100000, 18000,
           ${AMOUNT}, 0, 0, ${AMOUNT}, ${AMOUNT}, 0, ${AMOUNT}, 'n-' || i, '${NOW}', '${NOW}'
    from n`)
  await sql.run(`${numbers}
    insert into payment_intents
      (id, public_id, client_id, gateway, currency, amount_minor, state, idempotency_key, attempt,
       gateway_order_id, created_at, updated_at)
    select i, 'bench-intent-' || (${FIRST.row} + i), ${client}, 'razorpay', 'INR', ${AMOUNT},
           'redirected', 'bench-' || i, 1, 'order_' || (${FIRST.order} + i), '${NOW}', '${NOW}'
    from n`)
  await sql.run(`${numbers}
    insert into payment_intent_invoices (client_id, intent_id, invoice_id, amount_minor)
    select ${client}, i, i, ${AMOUNT} from n`)
  await sql.run('commit')

  const orders = Array.from({ length: count }, (_, index) => orderId(index + 1))
  for (const [index, id] of orders.entries()) {
    world.orders.set(id, {
      id,
      entity: 'order',
      amount: AMOUNT,
      amount_paid: 0,
      amount_due: AMOUNT,
      currency: 'INR',
      receipt: intentId(index + 1),
      offer_id: null,
      status: 'created',
      attempts: 0,
      notes: [],
      created_at: world.clock.seconds(),
    })
  }
  return orders
}

const quoted = (value: object) => JSON.stringify(value).replaceAll("'", "''")
