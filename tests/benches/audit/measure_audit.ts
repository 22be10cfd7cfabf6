import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepBudgets } from '#tests/benches/budgets'
import { shippedPortal } from '#tests/benches/cli/shipped_portal'
import { describeMachine, writeResult } from '#tests/benches/report'
import { say } from '#tests/benches/say'
import { runMeasured, type Measured } from '#tests/scale/run_measured'
import { spawnServer } from '#tests/support/spawned_server'

const EVENTS = 1_000_000

/**
 * `portal audit export` of a long log, and `portal audit verify` of the file, without the server: events
 * a second on the clock and of a processor, and the most memory that `portal` takes.
 */
export async function measureAudit(size?: string): Promise<boolean> {
  const events = size === undefined ? EVENTS : Number(size)
  if (!Number.isSafeInteger(events) || events < 1000)
    throw new Error('How many events? 1000 or more.')
  const folder = await mkdtemp(join(tmpdir(), 'portal-bench-audit-'))
  say(`Seeding ${events} events …`)
  const seed = new URL('seed_audit.ts', import.meta.url)
  const server = await spawnServer({ BENCH_EVENTS: String(events) }, seed)
  try {
    const portal = await shippedPortal(join(folder, 'package'))
    const file = join(folder, 'log.jsonl')
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder }
    const token = await readFile(join(server.dataDir, 'token'), 'utf8')
    const signedIn = { ...env, PORTAL_URL: server.url, PORTAL_TOKEN: token }

    const exported = await measured([portal, 'audit', 'export', '-o', file], signedIn)
    await server.stop()
    const verified = await measured([portal, 'audit', 'verify', file], env)
    return await report(events, exported, verified)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(args: string[], env: NodeJS.ProcessEnv): Promise<Measured> {
  const result = await runMeasured(args, env)
  if (result.status !== 0)
    throw new Error(`${args.slice(1, 3).join(' ')} failed:\n${result.output}`)
  return result
}

async function report(events: number, exported: Measured, verified: Measured): Promise<boolean> {
  describeMachine()
  say('| | s | events/s | events/s of a processor | peak MB |\n|---|---|---|---|---|')
  for (const [what, { seconds, cpuSeconds, peakMb }] of Object.entries({ exported, verified })) {
    const rates = [events / seconds, events / cpuSeconds].map((rate) => Math.round(rate))
    say(
      `| ${what} ${events} | ${seconds.toFixed(1)} | ${rates.join(' | ')} | ${peakMb.toFixed(0)} |`
    )
  }
  say('')
  const ratios = { auditVerifyPerSecond: events / verified.seconds }
  await writeResult('bench-audit.json', { events, exported, verified, ratios })
  return keepBudgets(ratios)
}
