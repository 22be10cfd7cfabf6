import db from '@adonisjs/lucid/services/db'
import { CHUNK, ledgerChecks, type LedgerFault, type LedgerRow } from '#domain/ledger/ledger_checks'

export type { LedgerFault }

const DOUBLES = {
  payment: `select gateway, gateway_payment_id as gateway_id from payments
             group by gateway, gateway_payment_id having count(*) > 1`,
  refund: `select gateway, gateway_refund_id as gateway_id from refunds
            where gateway_refund_id is not null
            group by gateway, gateway_refund_id having count(*) > 1`,
  dispute: `select gateway, gateway_dispute_id as gateway_id from disputes
             group by gateway, gateway_dispute_id having count(*) > 1`,
}

/**
 * Compares every stored sum with the ledger, a chunk of rows at a time, and yields what does not
 * hold, in the order of the invariants. Nothing yielded: the ledger is sound. May run while people
 * pay: each chunk is read in one statement, which sees the rows of one moment.
 */
export async function* verifyLedger(): AsyncGenerator<LedgerFault> {
  const { invoices, allocations, payments, refunds, disputes, intents } = ledgerChecks
  yield* run(invoices)
  for (const type of ['payment', 'refund', 'dispute'] as const) yield* doubles(type)
  for (const check of [allocations, payments, refunds, disputes, intents]) yield* run(check)
}

async function* run({ sql, faults }: (typeof ledgerChecks)['invoices']) {
  for await (const row of stream(sql)) yield* faults(row)
}

async function* stream(sql: string): AsyncGenerator<LedgerRow> {
  let last = 0
  for (;;) {
    const rows = await select(sql, [last])
    yield* rows
    if (rows.length < CHUNK) return
    last = Number(rows[rows.length - 1].id)
  }
}

async function select(sql: string, params: number[] = []): Promise<LedgerRow[]> {
  const result = await db.rawQuery(sql, params)
  return Array.isArray(result) ? result : result.rows
}

async function* doubles(type: keyof typeof DOUBLES): AsyncGenerator<LedgerFault> {
  for (const row of await select(DOUBLES[type])) {
    const id = `${row.gateway} ${row.gateway_id}`
    yield { invariant: 2, target: { type, id }, message: 'is posted more than once' }
  }
}
