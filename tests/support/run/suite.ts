import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunOptions, Database, Suite } from '#tests/support/run/options'
import { isCounts, type Counts } from '#tests/support/counts_reporter'
import type { PostgresCluster } from '#tests/support/run/postgres'
import { freePort } from '#tests/support/free_port'

export type SuiteResult = {
  name: string
  passed: number
  failed: number
  skipped: number
  /** Why the process itself counts as failed: it crashed, hung, or left something open. */
  crash: string | null
}

const LIMIT_MS = 30 * 60_000
const EXIT_GRACE_MS = 20_000
const LAST_WORDS_MS = 2_000

/**
 * Runs one suite on one database in a process of its own, with an empty database and data folder.
 * The counts come from japa itself, over IPC. `isAlone`: what it says is shown as it comes;
 * otherwise when it is over, so that suites that run at once do not speak into each other.
 */
export async function runSuite(
  suite: Suite,
  database: Database,
  cluster: PostgresCluster | null,
  options: Pick<RunOptions, 'files' | 'tests'>,
  isAlone: boolean
): Promise<SuiteResult> {
  const isWhole = options.files.length + options.tests.length === 0
  const dataDir = await mkdtemp(join(tmpdir(), `portal-${suite}-${database}-`))
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    // Every answer of the functional tests is held to the API document.
    API_CONTRACT: '1',
    // And all of them together show a success of each operation.
    API_CONTRACT_WHOLE: isWhole && suite === 'functional' ? '1' : '0',
  }
  delete env.DATABASE_URL
  if (database === 'postgres') {
    if (!cluster) throw new Error('A suite on PostgreSQL needs a cluster')
    env.DATABASE_URL = await cluster.createDatabase(`${suite}_${Date.now()}`)
  }

  const name = `${suite} on ${database}`
  try {
    return { name, ...(await runProcess(suite, env, options, isAlone)) }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

function japaArgs(suite: Suite, options: Pick<RunOptions, 'files' | 'tests'>): string[] {
  return [
    ...['bin/test.ts', suite],
    ...options.files.flatMap((file) => ['--files', file]),
    ...options.tests.flatMap((title) => ['--tests', title]),
  ]
}

/** The fault machine is a runner of its own: a hundred stories, from a seed that it prints. */
function faultsArgs(env: NodeJS.ProcessEnv): string[] {
  return ['tests/faults/main.ts', `--db=${env.DATABASE_URL ? 'postgres' : 'sqlite'}`]
}

async function runProcess(
  suite: Suite,
  env: NodeJS.ProcessEnv,
  options: Pick<RunOptions, 'files' | 'tests'>,
  isAlone: boolean
): Promise<Omit<SuiteResult, 'name'>> {
  const args = [
    // The TypeScript loader uses an API that Node has deprecated; not ours to change.
    ...['--disable-warning=DEP0205', '--import=@poppinss/ts-exec'],
    ...(suite === 'faults' ? faultsArgs(env) : japaArgs(suite, options)),
  ]
  const child = spawn(process.execPath, args, {
    env,
    stdio: ['ignore', isAlone ? 'inherit' : 'pipe', isAlone ? 'inherit' : 'pipe', 'ipc'],
  })
  const said: Buffer[] = []
  const closed = new Promise((resolve) => child.once('close', resolve))
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => said.push(chunk))
  }

  let counts: Counts | null = null
  let crash: string | null = null
  const stop = (reason: string) => {
    crash ??= reason
    child.kill('SIGKILL')
  }
  const limit = setTimeout(
    () => stop(`was still running after ${LIMIT_MS / 60_000} minutes`),
    LIMIT_MS
  )
  let grace: NodeJS.Timeout | undefined

  child.on('message', (message) => {
    if (!isCounts(message)) return
    counts = message
    grace = setTimeout(() => stop('left something open and did not exit'), EXIT_GRACE_MS)
  })

  const ended = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit status ${code}`))
  })
  // What it started may outlive it and hold its output open: the last words are waited for, no more.
  if (!isAlone) await Promise.race([closed, sleep(LAST_WORDS_MS)])
  process.stdout.write(Buffer.concat(said))
  clearTimeout(limit)
  clearTimeout(grace)

  // TypeScript does not see assignments made in callbacks.
  const seen = counts as Counts | null
  if (!seen) return { passed: 0, failed: 0, skipped: 0, crash: crash ?? `ended early (${ended})` }
  if (!crash && seen.failed === 0 && ended !== 'exit status 0') crash = `ended with ${ended}`
  const { passed, failed, skipped } = seen
  const whole = options.files.length + options.tests.length === 0
  if (whole && passed + failed === 0) crash ??= 'has no tests'
  return { passed, failed, skipped, crash }
}
