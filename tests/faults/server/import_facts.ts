import db from '@adonisjs/lucid/services/db'
import { verifyChain } from '#domain/audit/verify_chain'
import { ledgerFaults } from '#tests/faults/server/story_facts'
import { seal } from '#tests/faults/server/work'

export type ImportFacts = {
  /** Of all invoices, in the order in which they came. */
  numbers: string[]
  /** By currency. */
  sums: Record<string, { count: number; payableMinor: number }>
  lines: number
  /** By their reference. */
  clients: string[]
  /** Of the rows that were not taken: the lines of the file. */
  refusedLines: number[]
  /** Pieces of files that are kept still. */
  inputs: number
  /** How often each action of an import is on record. */
  audit: Record<string, number>
  /** Invoices that are on record as imported, each once or it is not. */
  recorded: number
  ledgerFaults: unknown[]
  isLogIntact: boolean
}

const ACTIONS = ['invoice.imported', 'job.started', 'job.ended']

/** What an import left behind, read from the tables themselves. */
export async function readImport(): Promise<ImportFacts> {
  await seal()
  const invoices: { number: string; currency: string; payable_minor: number | string }[] = await db
    .from('invoices')
    .orderBy('id')
    .select('number', 'currency', 'payable_minor')
  const clients: { ref: string }[] = await db.from('clients').orderBy('id').select('ref')
  const refused: { line: number }[] = await db
    .from('bulk_job_rows')
    .where('outcome', 'refused')
    .orderBy('id')
    .select('line')
  const audit: { action: string; target_id: string }[] = await db
    .from('audit_events')
    .whereIn('action', ACTIONS)
    .select('action', 'target_id')

  const sums: ImportFacts['sums'] = {}
  for (const { currency, payable_minor: payable } of invoices) {
    const sum = (sums[currency] ??= { count: 0, payableMinor: 0 })
    sum.count += 1
    sum.payableMinor += Number(payable)
  }
  const times = (action: string) => audit.filter((event) => event.action === action).length
  const imported = audit.filter(({ action }) => action === 'invoice.imported')
  return {
    numbers: invoices.map(({ number }) => number),
    sums,
    lines: await count('invoice_lines'),
    clients: clients.map(({ ref }) => ref),
    refusedLines: refused.map(({ line }) => Number(line)),
    inputs: await count('bulk_job_inputs'),
    audit: Object.fromEntries(ACTIONS.map((action) => [action, times(action)])),
    recorded: new Set(imported.map(({ target_id: id }) => id)).size,
    ledgerFaults: await ledgerFaults(),
    isLogIntact: (await verifyChain()).intact,
  }
}

async function count(table: string): Promise<number> {
  const [{ rows }] = await db.from(table).count('* as rows')
  return Number(rows)
}
