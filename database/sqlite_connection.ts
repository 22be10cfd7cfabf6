import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What is used of the driver; its statements are kept (see keepStatements). */
type Connection = {
  prepare(sql: string): { run(values: unknown[]): unknown; all(values: unknown[]): unknown[] }
}

/** The driver's own connection of a transaction on SQLite, for what is done once per row. */
export async function sqliteConnection(trx: TransactionClientContract): Promise<Connection> {
  return trx.knexClient.client.acquireConnection() as Promise<Connection>
}
