import { DatabaseBusy } from '#database/write_transaction'

/**
 * What the drivers say when the database is away: connections that break or are refused (node),
 * class 08 and an administrator's shutdown (PostgreSQL), too many connections.
 */
const CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['08000', '08001', '08003', '08004', '08006', '53300', '57P01', '57P02', '57P03'],
  ...['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', '40001', '40P01'],
])

/** pg and the pool of knex give these no code. */
const MESSAGES =
  /^Connection terminated|^Client has encountered a connection error|^Knex: Timeout acquiring/

/** Whether an error says something about the database at this moment, and nothing about a job. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (error instanceof DatabaseBusy) return true
  if (!(error instanceof Error)) return false
  return ('code' in error && CODES.has(String(error.code))) || MESSAGES.test(error.message)
}
