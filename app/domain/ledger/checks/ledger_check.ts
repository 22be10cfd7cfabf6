/** A row of one of the questions to the ledger; numbers come as text from PostgreSQL. */
export type LedgerRow = Record<string, unknown>

export type LedgerFault = {
  /** The invariant of the ledger that does not hold. */
  invariant: 1 | 2 | 3 | 5 | 6
  target: {
    type:
      | 'invoice'
      | 'payment'
      | 'refund'
      | 'dispute'
      | 'allocation'
      | 'payment_intent'
      | 'transfer_report'
    id: string
  }
  message: string
}

export type LedgerCheck = {
  /** One chunk of rows, by row id after the given one; each statement sees one state of the data. */
  sql: string
  faults(row: LedgerRow): Generator<LedgerFault>
}

export const CHUNK = 500

/** States as a list in SQL. */
export function quoted(states: readonly string[]): string {
  return states.map((state) => `'${state}'`).join(', ')
}

export function count(row: LedgerRow, column: string): number {
  return Number(row[column])
}
