import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Of this portal's own: PostgreSQL's advisory locks are numbers. */
const OPENING_CLIENTS = 4_703_001

/**
 * To be called before looking for clients of which new ones are opened. Of two transactions that
 * bring a new client at the same moment the second waits here, and finds the client of the first.
 * SQLite has one writer anyway.
 */
export async function openOneAtATime(trx: TransactionClientContract): Promise<void> {
  if (trx.dialect.name !== 'postgres') return
  await trx.rawQuery('select pg_advisory_xact_lock(?)', [OPENING_CLIENTS])
}
