import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onPostgres } from '#tests/benches/on_postgres'
import { measurePeople } from '#tests/benches/people/measure_people'

/*
 * npm run test:scale                     all of it, one after the other
 * npm run test:scale -- audit            a million audit events: verified, exported, verified as a file
 * npm run test:scale -- audit:200000     as many
 * npm run test:scale -- people           ten thousand clients imported, given accounts and invited, twice
 * npm run test:scale -- people-pg        the same on a PostgreSQL of its own
 *
 * Ends with 1 when something was done twice or not at all, or a bound is broken.
 */
const PARTS: Record<string, (size?: string) => Promise<boolean>> = {
  'audit': auditLog,
  'people': () => measurePeople(),
  'people-pg': () => onPostgres(measurePeople),
}

const asked = process.argv.slice(2)
const unknown = asked.find((part) => !(nameOf(part) in PARTS))
if (unknown !== undefined) {
  process.stderr.write(`${unknown}: one of ${Object.keys(PARTS).join(', ')}\n`)
  process.exit(2)
}
delete process.env.DATABASE_URL
for (const part of asked.length > 0 ? asked : Object.keys(PARTS)) {
  if (!(await PARTS[nameOf(part)](part.split(':')[1]))) process.exitCode = 1
}

function nameOf(part: string): string {
  return part.split(':')[0]
}

/** A process of its own: what it needs of memory is what is measured. */
async function auditLog(events?: string): Promise<boolean> {
  const options = ['--disable-warning=DEP0205', '--import=@poppinss/ts-exec']
  const program = [...options, 'tests/scale/audit_log.ts', ...(events ? [events] : [])]
  const child = spawn(process.execPath, program, { stdio: 'inherit' })
  const [status] = await once(child, 'exit')
  return status === 0
}
