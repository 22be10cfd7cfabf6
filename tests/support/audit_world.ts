import { generateKeyPairSync } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { writeTransaction } from '#database/write_transaction'
import { hashOfEvent } from '#domain/audit/chain/event_hash'
import type { LogLine } from '#domain/audit/chain/log_line'
import { eventFacts } from '#domain/audit/event_facts'
import { eventRows } from '#domain/audit/event_rows'
import { exportEvents, type ExportRange } from '#domain/audit/export_events'
import type { HeadSigner } from '#domain/audit/head_signer'
import { recordAudit } from '#domain/audit/record_audit'
import { writeLog } from '#domain/audit/write_log'
import { ed25519Signer } from '#providers/ed25519_signer'
import { NOW, tester, visitor } from '#tests/support/people'

/** Audit events of nobody in particular, with personal data beside each. */
export function record(count: number): Promise<void> {
  return writeTransaction(async (trx) => {
    for (let number = 1; number <= count; number++) {
      const details = { number, text: 'ä "quoted" \u2028', nested: { b: 1, a: [1, null] } }
      await recordAudit(trx, visitor, { action: 'test.done', details }, NOW)
    }
  })
}

/** What only somebody with the database's own password can do. */
export async function tamper(
  ...work: (string | ((trx: TransactionClientContract) => Promise<unknown>))[]
): Promise<void> {
  const postgres = db.connection().dialect.name === 'postgres'
  await db.transaction(async (trx) => {
    const run = async () => {
      for (const step of work) await (typeof step === 'string' ? trx.rawQuery(step) : step(trx))
    }
    if (postgres) {
      await trx.rawQuery('set local session_replication_role = replica')
      return run()
    }
    await trx.rawQuery('pragma defer_foreign_keys = on')
    const triggers = await trx.from('sqlite_master').where('type', 'trigger').select('name', 'sql')
    for (const { name } of triggers) await trx.rawQuery(`drop trigger "${name}"`)
    await run()
    await trx.rawQuery(
      'delete from audit_personal where event_id not in (select id from audit_events)'
    )
    for (const { sql } of triggers) await trx.rawQuery(sql)
  })
}

/** Somebody who knows how the chain is made links all events from `fromSeq` on again. */
export async function relink(trx: TransactionClientContract, fromSeq: number): Promise<void> {
  const rows = await eventRows(trx).where('seq', '>=', fromSeq).orderBy('seq')
  let hash = String(rows[0].previous_hash)
  for (const row of rows) {
    const next = hashOfEvent(eventFacts(row, Number(row.seq), hash))
    await trx.from('audit_events').where('id', row.id).update({ previous_hash: hash, hash: next })
    hash = next
  }
}

/** A key pair of its own. */
export function newSigner(): HeadSigner {
  return ed25519Signer(generateKeyPairSync('ed25519').privateKey)
}

/** An export as its text. */
export async function exported(range: ExportRange = {}, format: 'jsonl' | 'csv' = 'jsonl') {
  let text = ''
  for await (const piece of writeLog(await exportEvents(range, tester, NOW), format)) text += piece
  return text
}

export async function collect(lines: AsyncIterable<LogLine>): Promise<LogLine[]> {
  const all: LogLine[] = []
  for await (const line of lines) all.push(line)
  return all
}
