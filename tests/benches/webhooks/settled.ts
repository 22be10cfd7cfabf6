import type { Sql } from '#tests/support/sql'
import type { ProductionServer } from '#tests/support/production_server'

export type Settled = { events: number; payments: number; drainedMs: number }

const PATIENCE_MS = 15 * 60_000
const WAITING = `select count(*) from gateway_events where processed_at is null`

/** Waits until no stored event waits to be looked into; answers how long that took. */
export async function drain(sql: Sql): Promise<number> {
  const started = performance.now()
  while ((await sql.number(WAITING)) > 0) {
    if (performance.now() - started > PATIENCE_MS) throw new Error('The queue does not get empty')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return performance.now() - started
}

/**
 * Whether each event was stored once, each payment posted once and its invoice paid, and the ledger
 * holds and is the sandbox's. Throws what is not so.
 */
export async function needSettledOnce(
  { sandbox, ace }: ProductionServer,
  sql: Sql,
  orders: number
): Promise<Omit<Settled, 'drainedMs'>> {
  const events = await sql.number('select count(*) from gateway_events')
  const payments = await sql.number('select count(*) from payments')
  need('events stored', events, sandbox.control.events.razorpay.list().length)
  need('payments posted', payments, orders)
  const settled = `select count(*) from payment_intents where state = 'succeeded'`
  need('intents succeeded', await sql.number(settled), orders)
  const open = 'select count(*) from invoices where balance_minor <> 0'
  need('invoices still open', await sql.number(open), 0)
  need(
    'minor units in the ledger',
    await sql.number('select sum(amount_minor) from allocations'),
    sandbox.control.ledger().sums.INR.netMinor
  )
  const failed = `select count(*) from queue_jobs where status = 'failed'`
  need('jobs failed', await sql.number(failed), 0)
  await ace('ledger:verify')
  return { events, payments }
}

function need(what: string, found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${what}: ${found}, not ${wanted}`)
}
