import db from '@adonisjs/lucid/services/db'
import { storyChecks } from '#domain/ledger/checks/check_stories'
import { sumChecks } from '#domain/ledger/checks/check_sums'
import {
  CHUNK,
  type LedgerCheck,
  type LedgerFault,
  type LedgerRow,
} from '#domain/ledger/checks/ledger_check'

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
  const { invoices, allocations, payments, refunds } = sumChecks
  const { disputes, losses, intents, transfers } = storyChecks
  yield* run(invoices)
  for (const type of ['payment', 'refund', 'dispute'] as const) yield* doubles(type)
  const checks = [allocations, payments, refunds, disputes, losses, intents, transfers]
  for (const check of checks) yield* run(check)
  yield* receipts()
}

async function* run({ sql, faults }: LedgerCheck) {
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

/** Nobody reads twice that the same money came. A receipt's params are its payment's alone. */
async function* receipts(): AsyncGenerator<LedgerFault> {
  const rows = await select(
    `select params, count(*) as mails from outbox_mails where kind = 'receipt'
      group by params having count(*) > 1`
  )
  for (const { params, mails } of rows) {
    const { paymentId } = JSON.parse(String(params)) as { paymentId: string }
    const target = { type: 'payment' as const, id: paymentId }
    yield { invariant: 6, target, message: `has ${Number(mails)} receipts` }
  }
}
