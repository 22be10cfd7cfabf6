import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { failed, fine, warning, type Finding } from '#domain/diagnosis/finding'
import type { Surroundings } from '#domain/diagnosis/surroundings'

const MOST_DRIFT_MS = 5000

/** Whether it answers. */
export async function checkDatabase(): Promise<Finding> {
  await db.from('settings').select('key').limit(1)
  return fine('answers', { engine: isPostgres() ? 'PostgreSQL' : 'SQLite' })
}

/** Whether its tables are those of this version. */
export async function checkMigrations(around: Surroundings): Promise<Finding> {
  const rows: { name: string }[] = await db.from('adonis_schema').select('name')
  const run = new Set(rows.map(({ name }) => name))
  const known = await around.migrations()
  const missing = known.filter((name) => !run.has(name))
  const [first] = missing
  if (first) return failed('missing', { count: missing.length, first })
  // An older version on a newer database: it may miss what the newer one relies on.
  const newer = [...run].filter((name) => !known.includes(name))
  if (newer.length > 0) return warning('newer', { count: newer.length, first: newer[0] })
  return fine('all', { count: known.length })
}

/** Whether the database's clock is ours: what one writes the other compares. */
export async function checkClock(now: () => DateTime): Promise<Finding> {
  if (!isPostgres()) return fine('same')
  const before = now()
  const answer: { rows: { now: string }[] } = await db.rawQuery('select clock_timestamp() as now')
  // In the middle of asking.
  const ours = before.plus(now().diff(before).toMillis() / 2)
  const drift = Math.round(Math.abs(DateTime.fromISO(answer.rows[0].now).diff(ours).toMillis()))
  const facts = { seconds: Math.round(drift / 100) / 10 }
  return drift > MOST_DRIFT_MS ? warning('apart', facts) : fine('together', facts)
}

function isPostgres(): boolean {
  return db.connection().dialect.name === 'postgres'
}
