import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepBudgets } from '#tests/benches/budgets'
import { clientsFile } from '#tests/benches/people/clients_file'
import { watchAnswers, type Answered } from '#tests/benches/people/watch_answers'
import { describeMachine, writeResult } from '#tests/benches/report'
import { say } from '#tests/benches/say'
import { startProductionServer, type ProductionServer } from '#tests/support/production_server'
import { openDatabase, type Sql } from '#tests/support/sql'

const CLIENTS = 10_000

type Step = Answered & { what: string; seconds: number; counts: Record<string, number> }

/**
 * Ten thousand clients on the production server with its worker, through the real program: imported
 * with 5% that cannot be, their accounts made, all invited, and everything once more, while the
 * server is asked for something else every 50 ms. Answers whether nothing was done twice and the
 * budgets hold.
 */
export async function measurePeople(): Promise<boolean> {
  const server = await startProductionServer('empty')
  const sql = await openDatabase(server)
  const folder = await mkdtemp(join(tmpdir(), 'portal-people-'))
  try {
    const token = await ownerToken(server)
    const { text, refused } = clientsFile(CLIENTS)
    const good = CLIENTS - refused
    await writeFile(join(folder, 'clients.csv'), text)
    const run = (what: string, args: string[]) => step(what, args, { server, token, folder })
    const take = ['clients', 'import', 'clients.csv', '--failed', 'failed.csv']

    const imported = await run('import', take)
    need(imported, { created: good, refused })
    need(await run('import again', take), { unchanged: good, refused })

    // As clients are that another system put there: without anybody.
    await sql.run('delete from memberships')
    await sql.run('delete from accounts')
    const made = await run('accounts', ['accounts', 'create', '--all'])
    need(made, { created: good, already_there: 0 })
    const sent = await run('invites', ['invites', 'send', '--pending'])
    need(sent, { sent: good })
    const again = [
      await run('accounts again', ['accounts', 'create', '--all']),
      await run('invites again', ['invites', 'send', '--pending']),
    ]
    need(again[0], { created: 0, already_there: good })
    need(again[1], { link_still_valid: good })
    await needOnce(sql, good)
    return await report([imported, made, sent, ...again])
  } finally {
    await sql.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function ownerToken({ ace }: ProductionServer): Promise<string> {
  const said = await ace('staff:create', 'owner@c.example', 'Owner', '--generate', '--token')
  const [, token] = /Token: (\S+)/.exec(said.join('\n')) ?? []
  if (!token) throw new Error(`No token in: ${said.join('\n')}`)
  return token
}

type World = { server: ProductionServer; token: string; folder: string }

async function step(what: string, args: string[], world: World): Promise<Step> {
  let counts: Record<string, number> = {}
  const bootstrap = `${world.server.url}/api/v1/client-portal/bootstrap`
  const answered = await watchAnswers(bootstrap, async () => {
    counts = await portal(args, world)
  })
  const { seconds, p99Ms } = answered
  say(`${what}: ${seconds.toFixed(1)} s, others p99 ${p99Ms.toFixed(0)} ms`)
  return { what, counts, ...answered }
}

/** The counts of the job that it followed. */
function portal(args: string[], { server, token, folder }: World): Promise<Record<string, number>> {
  const program = [join(process.cwd(), 'cli/bin/portal.js'), ...args]
  const env = { PATH: process.env.PATH, HOME: folder, PORTAL_URL: server.url, PORTAL_TOKEN: token }
  const child = spawn(process.execPath, program, { cwd: folder, env })
  let last = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (last = (last + chunk.toString()).slice(-20_000)))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      const line = last.trimEnd().split('\n').at(-1) ?? ''
      if (status !== 0 && status !== 3) reject(new Error(`${args.join(' ')}: ${status} ${errors}`))
      else resolve((JSON.parse(line) as { job: { counts: Record<string, number> } }).job.counts)
    })
  })
}

function need({ what, counts }: Step, wanted: Record<string, number>): void {
  for (const [outcome, count] of Object.entries(wanted)) {
    const told = counts[outcome.replaceAll('_', '-')] ?? 0
    if (told !== count) throw new Error(`${what}: ${outcome} ${told}, not ${count}`)
  }
}

/** Each client with one account, each account with one link that works and one mail. */
async function needOnce(sql: Sql, good: number): Promise<void> {
  const counts = {
    clients: await sql.number('select count(*) from clients'),
    accounts: await sql.number('select count(*) from accounts'),
    memberships: await sql.number(`select count(*) from memberships where state = 'invited'`),
    links: await sql.number('select count(*) from secret_tokens where voided_at is null'),
    mails: await sql.number(`select count(*) from outbox_mails where kind = 'invite'`),
    told: await sql.number(`select count(*) from audit_events where action = 'invite.sent'`),
  }
  const wrong = Object.entries(counts).filter(([, count]) => count !== good)
  if (wrong.length > 0) throw new Error(`Not ${good}: ${JSON.stringify(wrong)}`)
}

async function report(steps: Step[]): Promise<boolean> {
  const [imported, made, sent] = steps
  describeMachine()
  say(`| ${CLIENTS} clients | s | others p50 ms | p99 ms | worst ms |\n|---|---|---|---|---|`)
  for (const { what, seconds, p50Ms, p99Ms, maxMs } of steps) {
    const times = [p50Ms, p99Ms, maxMs].map((ms) => ms.toFixed(0)).join(' | ')
    say(`| ${what} | ${seconds.toFixed(1)} | ${times} |`)
  }
  await writeResult('bench-people.json', { steps })
  return keepBudgets({
    clientsPerSecond: CLIENTS / imported.seconds,
    peopleSeconds: made.seconds + sent.seconds,
    peopleP99Ms: Math.max(...steps.map(({ p99Ms }) => p99Ms)),
  })
}
