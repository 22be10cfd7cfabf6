import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'

/** The few things that a measurement does to a server's database, on either engine. */
export type Sql = {
  run(statement: string): Promise<void>
  number(query: string): Promise<number>
  close(): Promise<void>
}

type Server = { dataDir: string; env: NodeJS.ProcessEnv }

export async function openDatabase({ dataDir, env }: Server): Promise<Sql> {
  return env.DATABASE_URL ? onPostgres(env.DATABASE_URL) : onSqlite(dataDir)
}

function onSqlite(dataDir: string): Sql {
  const db = new Sqlite(join(dataDir, 'portal.sqlite3'))
  db.pragma('busy_timeout = 10000')
  return {
    run: async (statement) => void db.exec(statement),
    number: async (query) => Number(db.prepare(query).pluck().get()),
    close: async () => void db.close(),
  }
}

async function onPostgres(connectionString: string): Promise<Sql> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return {
    run: async (statement) => void (await client.query(statement)),
    number: async (query) => {
      const { rows } = await client.query<Record<string, unknown>>(query)
      return Number(Object.values(rows[0])[0])
    },
    close: () => client.end(),
  }
}
