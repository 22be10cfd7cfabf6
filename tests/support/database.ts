import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Kept: what migrations wrote. */
const KEPT = new Set(['adonis_schema', 'adonis_schema_versions', 'sqlite_sequence'])

/**
 * Empties every table, append-only ones included, and starts ids at 1 again. For tests of locking
 * and of what happens after a commit; elsewhere `testUtils.db().wrapInGlobalTransaction()` is faster.
 * Use it as a hook: `group.each.setup(() => truncate())`.
 */
export async function truncate(): Promise<void> {
  const postgres = db.connection().dialect.name === 'postgres'
  await db.transaction(postgres ? truncatePostgres : truncateSqlite)
}

/**
 * Deleting a few rows is ten times faster than TRUNCATE on thirty tables. A replica's session fires
 * no triggers, neither the append-only guards nor those of foreign keys.
 */
async function truncatePostgres(trx: TransactionClientContract): Promise<void> {
  const tables = (await trx.getAllTables(['public'])).filter((name) => !KEPT.has(name))
  const deletes = tables.map((name) => `delete from "${name}";`).join('\n')
  await trx.rawQuery(`set local session_replication_role = replica; ${deletes}`)
  await trx.rawQuery(
    `select setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
     from pg_sequences where schemaname = 'public' and last_value is not null`
  )
}

/** SQLite has no TRUNCATE: the triggers that refuse deletes are lifted and put back. */
async function truncateSqlite(trx: TransactionClientContract): Promise<void> {
  await trx.rawQuery('pragma defer_foreign_keys = on')
  const objects: { type: string; name: string; sql: string }[] = await trx
    .from('sqlite_master')
    .whereIn('type', ['table', 'trigger'])
    .select('type', 'name', 'sql')
  const triggers = objects.filter(({ type }) => type === 'trigger')
  const tables = objects.filter(({ type, name }) => type === 'table' && !KEPT.has(name))

  for (const { name } of triggers) await trx.rawQuery(`drop trigger "${name}"`)
  for (const { name } of tables) await trx.rawQuery(`delete from "${name}"`)
  for (const { sql } of triggers) await trx.rawQuery(sql)

  const numbered = objects.some(({ name }) => name === 'sqlite_sequence')
  if (numbered) await trx.rawQuery('delete from sqlite_sequence')
}
