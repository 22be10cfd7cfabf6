import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepBudgets } from '#tests/benches/budgets'
import { shippedPortal } from '#tests/benches/cli/shipped_portal'
import { median } from '#tests/benches/load'
import { describeMachine, writeResult } from '#tests/benches/report'
import { say } from '#tests/benches/say'
import { spawnServer } from '#tests/support/spawned_server'

const ROUNDS = 20

/**
 * How long somebody waits for `portal --help` and `portal status`, beside a Node that does nothing and
 * one round trip to the server: in turn, medians, so that a machine that slows down slows all.
 */
export async function measureCli(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-bench-cli-'))
  const server = await spawnServer({}, new URL('seed_token.ts', import.meta.url))
  try {
    const token = await readFile(join(server.dataDir, 'token'), 'utf8')
    const portal = await shippedPortal(join(folder, 'package'))
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder }
    const withToken = { ...env, PORTAL_URL: server.url, PORTAL_TOKEN: token }
    const roundTrip = () => timeOf(() => statusOf(server.url, token))

    const times = { node: [], help: [], status: [], roundTrip: [] } as Record<string, number[]>
    for (let round = 0; round <= ROUNDS; round++) {
      const measured = {
        node: await timeOf(() => run(['-e', '0'], env)),
        help: await timeOf(() => run([portal, '--help'], env)),
        status: await timeOf(() => run([portal, 'status'], withToken)),
        roundTrip: await roundTrip(),
      }
      // The first fills caches.
      if (round === 0) continue
      for (const [name, ms] of Object.entries(measured)) times[name].push(ms)
    }
    return await report(times)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function report(times: Record<string, number[]>): Promise<boolean> {
  const [node, help, status, roundTrip] = ['node', 'help', 'status', 'roundTrip'].map((name) =>
    median(times[name])
  )
  describeMachine()
  say('| | median ms |\n|---|---|')
  say(`| node -e 0 | ${node.toFixed(0)} |`)
  say(`| portal --help | ${help.toFixed(0)} |`)
  say(`| portal status | ${status.toFixed(0)} |`)
  say(`| GET /api/v1/admin/status | ${roundTrip.toFixed(0)} |\n`)
  const ratios = { helpOfNode: help / node, statusOfNode: (status - roundTrip) / node }
  await writeResult('bench-cli.json', { node, help, status, roundTrip, ratios })
  return keepBudgets(ratios)
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function run(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
}

async function statusOf(url: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${url}/api/v1/admin/status`, { headers })
  if (answer.status !== 200) throw new Error(`The status answered ${answer.status}`)
  await answer.arrayBuffer()
}
