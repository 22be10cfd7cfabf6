import type { Client } from '../../client.ts'
import type { Context, Run } from '../../context.ts'
import { assertMayWrite } from '../../lib/failed_file.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { followJob } from '../../lib/jobs.ts'
import { startJob } from '../../lib/jobs/start.ts'
import { findClient } from '../../lib/people/find_client.ts'
import { openPeople, type TableOptions } from '../../lib/table_file.ts'
import { clean } from '../../lib/text.ts'
import { watched } from '../../lib/watched.ts'

type Options = TableOptions & {
  all?: true
  file?: string
  client?: string
  email?: string
  name?: string
  role?: 'owner' | 'payer' | 'viewer'
  dryRun?: true
  failed?: string
  detach?: true
}

export const run: Run<Options> = async (context, options) => {
  const { all, file, client: owner, dryRun = false, failed, detach } = options
  if (owner !== undefined) return createOne(context, owner, options)
  if (!all && file === undefined) {
    throw usage('For whom? Say --all, --file <csv> or --client <ref>.')
  }
  if (options.email !== undefined) throw usage('--email goes with --client.')

  await assertMayWrite(failed)
  const table = file === undefined ? null : await openPeople(file, options)
  const client = await context.connect()
  const start = (headers: Record<string, string>) =>
    table
      ? client.upload(
          'admin.accounts.import',
          { query: { ...table.query, dryRun }, headers },
          watched(table.read(), table.length ?? null, context.output),
          { contentType: 'text/csv', length: table.length }
        )
      : client.call('admin.accounts.store', { body: { all: true, dryRun }, headers })
  const job = await startJob(context, start, table ?? {})
  await followJob(context, client, job.data, {
    unit: table ? 'people' : 'clients',
    failedCsv: failed,
    detach,
  })
  if (dryRun) return
  context.output.note(
    detach
      ? 'Nobody is mailed. When it is done, invite them: portal invites send --pending'
      : 'Nobody was mailed. Invite them: portal invites send --pending'
  )
}

async function createOne(context: Context, owner: string, options: Options): Promise<void> {
  const { email, name, role, dryRun = false } = options
  if (email === undefined || role === undefined) {
    throw usage('Whom? With --client say --email and --role.')
  }
  const client = await context.connect()
  const { id, name: ownerName, accounts } = await findClient(client, owner)
  const isThere = accounts.some(({ account }) => account.email === email.toLowerCase())
  if (!dryRun) await add(client, id, { email, name: name ?? email.slice(0, 200), role })

  const outcome = isThere ? 'already-there' : 'created'
  context.output.record({ outcome, dryRun, client: { id, name: ownerName }, email })
  const would = dryRun ? 'would be added' : 'added'
  const said = isThere ? 'is there already, and stays as they are' : `${would} as ${role}`
  context.output.say(`${clean(email)} at ${clean(ownerName)}: ${said}.`)
}

async function add(
  client: Client,
  id: string,
  body: { email: string; name: string; role: 'owner' | 'payer' | 'viewer' }
): Promise<void> {
  await client.call('admin.client_accounts.store', { params: { id }, body })
}

function usage(message: string): Failure {
  return new Failure('usage', message, {
    exitStatus: EXIT.usage,
    hint: 'With --dry-run you see first what would be done.',
  })
}
