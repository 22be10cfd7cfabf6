import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BulkRow } from '#domain/bulk/bulk_work'
import type BulkJob from '#models/bulk_job'

/** Rows per statement. */
const BATCH = 200

export async function storeRows(
  trx: TransactionClientContract,
  { id }: BulkJob,
  rows: BulkRow[]
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await trx
      .insertQuery()
      .table('bulk_job_rows')
      .multiInsert(rows.slice(start, start + BATCH).map((row) => stored(id, row)))
  }
}

/** Names and messages may hold what was in a file, of any length. */
function stored(jobId: number, row: BulkRow) {
  return {
    job_id: jobId,
    line: row.line,
    column: cut(row.column, 100),
    outcome: row.outcome,
    code: row.code,
    message: cut(row.message, 500),
    ref: cut(row.ref, 100),
    name: cut(row.name, 300),
    target_id: row.targetId,
  }
}

/** By whole characters, and without the one that PostgreSQL takes in no text. */
function cut(text: string | null, most: number): string | null {
  if (text === null) return null
  return [...text.replaceAll('\0', '')].slice(0, most).join('')
}
