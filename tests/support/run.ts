import { spawnSync } from 'node:child_process'
import { ensureBuilt } from '#tests/support/production_build'
import { planLanes, type SuiteRun } from '#tests/support/run/lanes'
import { readOptions, USAGE, type RunOptions } from '#tests/support/run/options'
import { startPostgres, type PostgresCluster } from '#tests/support/run/postgres'
import { runSuite, type SuiteResult } from '#tests/support/run/suite'

/*
 * npm test: the gate, then every suite on every database, side by side. The last line is
 * "N passed, N failed".
 */
const options = parse()
const results: SuiteResult[] = []

if (options.check) results.push(runCheck())
await runSuites()
report()

function parse(): RunOptions {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}\n`)
    process.exit(2)
  }
}

function runCheck(): SuiteResult {
  const { status, signal } = spawnSync('npm', ['run', '--silent', 'check'], { stdio: 'inherit' })
  const crash = status === 0 ? null : `failed (${signal ?? `exit status ${status}`})`
  return { name: 'check', passed: 0, failed: 0, skipped: 0, crash }
}

async function runSuites() {
  const lanes = planLanes(options)
  // Both sides want it, and only one may make it.
  if (options.suites.includes('browser')) await ensureBuilt()
  const needsPostgres = lanes.flat().some(({ database }) => database === 'postgres')
  const cluster = needsPostgres ? await startPostgres() : null
  try {
    await Promise.all(lanes.map((lane) => runLane(lane, cluster, lanes.length === 1)))
  } finally {
    await cluster?.stop()
  }
}

async function runLane(lane: SuiteRun[], cluster: PostgresCluster | null, isAlone: boolean) {
  for (const { suite, database } of lane) {
    process.stdout.write(`\n━━ ${suite} on ${database} …\n`)
    results.push(await runSuite(suite, database, cluster, options, isAlone))
  }
}

function report() {
  process.stdout.write('\n')
  for (const { name, passed, failed, skipped, crash } of results) {
    const counted = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
    process.stdout.write(
      `${name.padEnd(24)} ${name === 'check' && !crash ? 'ok' : (crash ?? counted)}\n`
    )
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  // What crashed counts as one failure more than what it managed to report.
  const failed = results.reduce((sum, result) => sum + result.failed + (result.crash ? 1 : 0), 0)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  process.exitCode = failed > 0 ? 1 : 0
}
