import { measureImport } from '#tests/benches/import/measure_import'
import { measureReading } from '#tests/benches/reading'
import { measureSignIn } from '#tests/benches/sign_in/measure_sign_in'
import { measureWebhooks } from '#tests/benches/webhooks/measure_webhooks'
import { startPostgres } from '#tests/support/run/postgres'

/*
 * npm run bench                  everything, on SQLite
 * npm run bench -- reading       lists and PDFs with a million invoices
 * npm run bench -- webhooks      200 webhooks a second for a minute
 * npm run bench -- webhooks-pg   the same on a PostgreSQL of its own
 * npm run bench -- sign-in       whether time tells a known address from an unknown one
 * npm run bench -- import        100,000 invoices from a CSV file
 *
 * Ends with 1 when a budget of budgets.json is broken.
 */
const PARTS: Record<string, () => Promise<boolean>> = {
  'reading': measureReading,
  'webhooks': measureWebhooks,
  'webhooks-pg': onPostgres,
  'sign-in': measureSignIn,
  'import': measureImport,
}
const BY_DEFAULT = ['reading', 'webhooks', 'sign-in', 'import']

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in PARTS))
if (unknown !== undefined) {
  process.stderr.write(`${unknown}: one of ${Object.keys(PARTS).join(', ')}\n`)
  process.exit(2)
}
delete process.env.DATABASE_URL
for (const name of asked.length > 0 ? asked : BY_DEFAULT) {
  if (!(await PARTS[name]())) process.exitCode = 1
}

async function onPostgres(): Promise<boolean> {
  const cluster = await startPostgres()
  process.env.DATABASE_URL = await cluster.createDatabase('bench')
  try {
    return await measureWebhooks()
  } finally {
    delete process.env.DATABASE_URL
    await cluster.stop()
  }
}
