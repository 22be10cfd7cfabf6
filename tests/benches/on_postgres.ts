import { startPostgres } from '#tests/support/run/postgres'

/** Measures on a PostgreSQL of its own, which is gone afterwards. */
export async function onPostgres(measure: () => Promise<boolean>): Promise<boolean> {
  const cluster = await startPostgres()
  process.env.DATABASE_URL = await cluster.createDatabase('bench')
  try {
    return await measure()
  } finally {
    delete process.env.DATABASE_URL
    await cluster.stop()
  }
}
