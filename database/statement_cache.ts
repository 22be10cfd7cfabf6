type Statement = object
type Connection = { prepare(sql: string): Statement }

const KEPT = 300
const READS_OR_WRITES = /^\s*(select|insert|update|delete|with)\b/i

/**
 * Keeps the prepared statements of one SQLite connection: the query builder prepares each anew,
 * which costs more than running most of them. SQLite itself notices when a table changed. The
 * least recently used go first, because lists of ids make ever new texts.
 */
export function keepStatements(connection: Connection): void {
  const prepare = connection.prepare.bind(connection)
  const kept = new Map<string, Statement>()

  connection.prepare = (sql) => {
    const known = kept.get(sql)
    const statement = known ?? prepare(sql)
    if (!READS_OR_WRITES.test(sql)) return statement

    kept.delete(sql)
    kept.set(sql, statement)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
    return statement
  }
}
