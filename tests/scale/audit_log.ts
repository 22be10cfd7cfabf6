import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { ed25519Signer } from '#providers/ed25519_signer'
import { describeMachine } from '#tests/benches/report'
import { say } from '#tests/benches/say'
import { runMeasured, type Measured } from '#tests/scale/run_measured'
import { seedLog } from '#tests/scale/seed_log'

/*
 * A million audit events (or as many as said): verified, exported, verified as a file.
 *
 * Ends with 1 when 100,000 take more than 10 s of a processor, when memory grows with the log, or
 * when an event that was changed in the middle is not named. Memory is looked at in two ways: what a
 * verification still holds after each tenth of the log, once the collector has run; and the most that
 * a command ever takes of the machine, with a heap that is no larger for a long log.
 */
const ROWS = Number(process.argv[2] ?? 1_000_000)
const FEW = 100_000
const FEW_SECONDS = 10
/** Between a tenth of the log and all of it: less than ten bytes an event. */
const HELD_MB = 8
const GROWTH_MB = 64
/** What every command gets, however long the log. */
const HEAP_MB = 192
if (!Number.isSafeInteger(ROWS) || ROWS < 2 * FEW) {
  process.stderr.write(`How many events? ${2 * FEW} or more.\n`)
  process.exit(2)
}

const { privateKey: auditKey } = generateKeyPairSync('ed25519')
let environment: NodeJS.ProcessEnv | undefined
const folder = await mkdtemp(join(tmpdir(), 'portal-scale-'))
const file = join(folder, 'log.jsonl')
const failures: string[] = []
try {
  await measure()
} finally {
  await rm(folder, { recursive: true, force: true })
}
for (const failure of failures) say(`FAILED: ${failure}`)
say(`${failures.length === 0 ? 'passed' : 'failed'}`)
process.exitCode = failures.length === 0 ? 0 : 1

async function measure() {
  await run('migration:run', '--force')
  const started = await run('audit:verify')

  seedLog(folder, { from: 1, to: FEW }, ed25519Signer(auditKey))
  const few = await run('audit:verify')
  seedLog(folder, { from: FEW + 1, to: ROWS }, ed25519Signer(auditKey))
  const many = await run('audit:verify')
  const exported = await exportLog()
  const fromFile = await run('audit:verify', file)
  const held = { 'the database': await whatIsHeld(), 'the file': await whatIsHeld(file) }

  describeMachine()
  say('| | s | of a processor | events/s of a processor | peak MB |\n|---|---|---|---|---|')
  say(row('start alone', started))
  const cpu = (measured: Measured) => measured.cpuSeconds - started.cpuSeconds
  say(row(`verify ${FEW}`, few, FEW / cpu(few)))
  say(row(`verify ${ROWS}`, many, ROWS / cpu(many)))
  say(row(`export ${ROWS}`, exported, ROWS / cpu(exported)))
  say(row('verify the file', fromFile, ROWS / cpu(fromFile)))

  if (cpu(few) > FEW_SECONDS) failures.push(`${FEW} events took ${cpu(few).toFixed(1)} s`)
  for (const [what, { peakMb }] of Object.entries({ many, exported, fromFile })) {
    if (peakMb > few.peakMb + GROWTH_MB) failures.push(`${what}: ${peakMb.toFixed(0)} MB`)
  }
  say('\n| MB in use after | 10 % | 50 % | 100 % |\n|---|---|---|---|')
  for (const [what, inUse] of Object.entries(held)) {
    const [first, half, all] = [inUse[0], inUse[4], inUse[9]]
    say(`| ${what} | ${first.toFixed(1)} | ${half.toFixed(1)} | ${all.toFixed(1)} |`)
    const most = Math.max(...inUse)
    if (most > first + HELD_MB) failures.push(`${what}: ${first} MB after a tenth, then ${most} MB`)
  }
  await changeOne()
}

async function exportLog(): Promise<Measured> {
  const program = ['--import=@poppinss/ts-exec', 'tests/scale/export_log.ts', file]
  const measured = await runMeasured(program, environmentOf())
  if (measured.status !== 0) throw new Error(`${program.join(' ')}: ${measured.output}`)
  return measured
}

/** MB that verifying still holds after each tenth of the log. */
async function whatIsHeld(...of: string[]): Promise<number[]> {
  const program = ['--import=@poppinss/ts-exec', 'tests/scale/live_memory.ts', String(ROWS), ...of]
  const { output, status } = await runMeasured(['--expose-gc', ...program], environmentOf())
  const said = /^\{.*\}$/m.exec(output)
  if (status !== 0 || !said) throw new Error(`${program.join(' ')}: ${output}`)
  const { inUseMb, verdict } = JSON.parse(said[0]) as Held
  // The export is an event, too.
  if (!verdict.intact || verdict.events < ROWS || inUseMb.length < 10) {
    throw new Error(`not all of it was verified: ${said[0]}`)
  }
  return inUseMb
}

type Held = { inUseMb: number[]; verdict: { intact: boolean; events: number } }

/** An event in the middle is changed; nothing else may be named. */
async function changeOne() {
  const middle = Math.floor(ROWS / 2)
  const db = new Sqlite(join(folder, 'portal.sqlite3'))
  db.exec('drop trigger audit_events_seal_once')
  db.prepare(`update audit_events set outcome = 'refused' where seq = ?`).run(middle)
  db.close()
  const { status, output } = await runAce('audit:verify')
  const named = output.includes(`Event ${middle} was edited`)
  if (status !== 1 || !named) failures.push(`a changed event was not named: ${output}`)
}

async function run(...args: string[]): Promise<Measured> {
  const measured = await runAce(...args)
  if (measured.status !== 0) throw new Error(`${args.join(' ')}: ${measured.output}`)
  return measured
}

function runAce(...args: string[]): Promise<Measured> {
  return runMeasured(['ace.js', ...args], environmentOf())
}

function environmentOf(): NodeJS.ProcessEnv {
  environment ??= {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    NODE_NO_WARNINGS: '1',
    // Memory that is free lies about what is needed: a collector that has time to wait does.
    NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
    NO_COLOR: '1',
    APP_KEY: randomBytes(32).toString('base64url'),
    AUDIT_KEY: auditKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    DATA_DIR: folder,
  }
  return environment
}

function row(what: string, measured: Measured, rate?: number): string {
  const { seconds, cpuSeconds, peakMb } = measured
  const perSecond = rate === undefined ? '' : Math.round(rate).toLocaleString('en')
  return `| ${what} | ${seconds.toFixed(1)} | ${cpuSeconds.toFixed(1)} | ${perSecond} | ${peakMb.toFixed(0)} |`
}
