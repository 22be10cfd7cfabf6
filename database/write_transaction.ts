import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { isInBackground, takeTurn } from '#database/background'

type Work<Result> = (trx: TransactionClientContract) => Promise<Result>

const RETRIES = 40
const BUSY = new Set(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', '40001', '40P01'])

/** The database stayed locked by others; nothing was changed and the caller may try again. */
export class DatabaseBusy extends Error {
  constructor(cause: unknown) {
    super('The database is busy', { cause })
  }
}

/**
 * Runs `work` in one transaction and commits, or rolls back when it throws.
 *
 * On SQLite the first statement is a write: knex hard-codes BEGIN, so a transaction that reads
 * first and writes later fails at once when another process wrote in between. A busy database and
 * PostgreSQL's serialisation failures are retried, so `work` must have no effect outside `trx`.
 * Throws DatabaseBusy after about four seconds.
 */
export async function writeTransaction<Result>(work: Work<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await (isSqlite() ? onSqlite(work) : db.transaction(work))
    } catch (error) {
      if (!isBusy(error)) throw error
      if (attempt >= RETRIES) throw new DatabaseBusy(error)
      await sleep(10 + Math.random() * 180)
    }
  }
}

/**
 * SQLite has one connection here, which whoever waits gets in order of arrival. Of the transactions
 * in the background only one stands in that line, so that a request waits for one at most.
 */
function onSqlite<Result>(work: Work<Result>): Promise<Result> {
  const transaction = () =>
    db.transaction(async (trx) => {
      await trx.rawQuery(`update counters set value = value + 1 where name = 'write_lock'`)
      return work(trx)
    })
  if (!isInBackground()) return transaction()
  const pool = db.manager.get(db.primaryConnectionName)?.connection?.pool
  return takeTurn(transaction, () => Number(pool?.numPendingAcquires()) > 0)
}

function isSqlite(): boolean {
  return db.connection().dialect.name !== 'postgres'
}

/**
 * Locks rows of one table by id for the rest of the transaction, in id order so that two
 * transactions cannot wait for each other. SQLite has one writer, so there it does nothing.
 */
export async function lockRows(
  trx: TransactionClientContract,
  table: string,
  ids: number[]
): Promise<void> {
  if (trx.dialect.name !== 'postgres' || ids.length === 0) return
  await trx.from(table).whereIn('id', ids).orderBy('id').select('id').forUpdate()
}

/**
 * Moves a named counter (receipt numbers) on by `step` and answers where it is then; gapless within
 * committed transactions.
 */
export async function nextCount(
  trx: TransactionClientContract,
  name: string,
  step = 1
): Promise<number> {
  await trx.rawQuery(
    `insert into counters (name, value) values (?, ?)
     on conflict (name) do update set value = counters.value + excluded.value`,
    [name, step]
  )
  const row = await trx.from('counters').where('name', name).select('value').firstOrFail()
  return Number(row.value)
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && BUSY.has(String(error.code))
}
