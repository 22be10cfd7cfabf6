import { measureAudit } from '#tests/benches/audit/measure_audit'
import { measureCli } from '#tests/benches/cli/measure_cli'
import { measureImport } from '#tests/benches/import/measure_import'
import { onPostgres } from '#tests/benches/on_postgres'
import { measurePeople } from '#tests/benches/people/measure_people'
import { measureReading } from '#tests/benches/reading'
import { measureSignIn } from '#tests/benches/sign_in/measure_sign_in'
import { measureWebhooks } from '#tests/benches/webhooks/measure_webhooks'

/*
 * npm run bench                  everything, on SQLite
 * npm run bench -- reading       lists and PDFs with a million invoices
 * npm run bench -- webhooks      200 webhooks a second for a minute
 * npm run bench -- webhooks-pg   the same on a PostgreSQL of its own
 * npm run bench -- people        ten thousand clients imported, given accounts and invited
 * npm run bench -- sign-in       whether time tells a known address from an unknown one
 * npm run bench -- import        100,000 invoices from a CSV file
 * npm run bench -- cli           `portal --help` and `portal status` beside a bare Node
 * npm run bench -- audit         a million audit events exported and verified by `portal`
 * npm run bench -- audit:50000   as many
 *
 * Ends with 1 when a budget of budgets.json is broken.
 */
const PARTS: Record<string, (size?: string) => Promise<boolean>> = {
  'reading': measureReading,
  'webhooks': measureWebhooks,
  'webhooks-pg': () => onPostgres(measureWebhooks),
  'people': measurePeople,
  'sign-in': measureSignIn,
  'import': measureImport,
  'cli': measureCli,
  'audit': measureAudit,
}
const BY_DEFAULT = ['reading', 'webhooks', 'sign-in', 'import', 'cli', 'audit']

const asked = process.argv.slice(2)
const nameOf = (part: string) => part.split(':')[0]
const unknown = asked.find((part) => !(nameOf(part) in PARTS))
if (unknown !== undefined) {
  process.stderr.write(`${unknown}: one of ${Object.keys(PARTS).join(', ')}\n`)
  process.exit(2)
}
delete process.env.DATABASE_URL
for (const part of asked.length > 0 ? asked : BY_DEFAULT) {
  if (!(await PARTS[nameOf(part)](part.split(':')[1]))) process.exitCode = 1
}
