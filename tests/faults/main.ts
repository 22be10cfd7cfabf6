import { rm } from 'node:fs/promises'
import { tellImports } from '#tests/faults/import/tell_imports'
import { compile } from '#tests/faults/run/compile'
import { killAll, sum } from '#tests/faults/run/kill'
import { readOptions, USAGE, type Options } from '#tests/faults/run/options'
import { tellStories } from '#tests/faults/run/tell'
import { World } from '#tests/faults/run/world'
import type { Counts } from '#tests/support/counts_reporter'
import { startPostgres } from '#tests/support/run/postgres'

/*
 * npm run test:faults: stories of payments that go wrong, told to the real server until the ledger
 * does not hold. The last line is "N passed, N failed".
 */
const options = parse()
const folder = await compile(process.cwd())
let passed = 0
let failed = 0
try {
  for (const database of options.databases) await runOn(database)
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
const counts: Counts = { type: 'counts', passed, failed, skipped: 0 }
await new Promise<void>((sent) => {
  if (process.send) process.send(counts, () => sent())
  else sent()
})
process.exit(failed > 0 ? 1 : 0)

function parse(): Options {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}\n`)
    process.exit(2)
  }
}

async function runOn(database: Options['databases'][number]): Promise<void> {
  const { seed, stories, kills, imports } = options
  const tales = kills > 0 ? `${kills} kills at each point` : `${stories} stories`
  const what = imports > 0 ? `${tales}, ${imports} imports` : tales
  process.stdout.write(`\n${what} on ${database}, seed ${seed}\n`)
  // A run of all suites has a server already.
  const given = database === 'postgres' ? process.env.DATABASE_URL : undefined
  const cluster = database === 'postgres' && !given ? await startPostgres() : null
  const databaseUrl = given ?? (await cluster?.createDatabase('faults')) ?? null
  const world = await World.open({ folder, databaseUrl })
  const begun = performance.now()
  try {
    const failedBefore = failed
    if (kills > 0) await runKills(world)
    else if (stories > 0) await runStories(world)
    if (imports > 0 && failed === failedBefore) await runImports(world)
    process.stdout.write(`${world.kills} kills in ${seconds(begun)}\n`)
    if (cluster && failed > failedBefore) {
      process.stdout.write(`\nPostgreSQL wrote last:\n${cluster.said().slice(-2000)}\n`)
    }
  } finally {
    await world.close()
    await cluster?.stop()
  }
}

async function runStories(world: World): Promise<void> {
  const begun = performance.now()
  const told = await tellStories(world, options, (nth, story) => {
    if (options.aloud) process.stdout.write(`\n${nth}\n${story.log.join('\n')}\n`)
    if (nth % 50 === 0) process.stdout.write(`  ${nth} told, ${seconds(begun)}\n`)
  })
  count(told)
  process.stdout.write(`${told.stories} stories, ${told.steps} steps, `)
}

async function runKills(world: World): Promise<void> {
  const begun = performance.now()
  const killed = await killAll(world, options, (point, struck) => {
    if (struck % 20 === 0) process.stdout.write(`  ${point}: ${struck} killed, ${seconds(begun)}\n`)
  })
  count(killed)
  for (const [point, victims] of Object.entries(killed.strikes)) {
    const struck = sum(victims)
    const parts = Object.entries(victims).map(([victim, times]) => `${victim} ${times}`)
    process.stdout.write(`${point}: ${struck} (${parts.sort().join(', ')})\n`)
    if (struck < options.kills && killed.failed === null) {
      failed += 1
      process.stdout.write(`${point} was struck ${struck} times only\n`)
    }
  }
}

async function runImports(world: World): Promise<void> {
  const begun = performance.now()
  const {
    imports,
    strikes,
    failed: fault,
  } = await tellImports(world, options, (nth, log) => {
    if (options.aloud) process.stdout.write(`\n${nth}\n${log.join('\n')}\n`)
    if (nth % 10 === 0) process.stdout.write(`  ${nth} imported, ${seconds(begun)}\n`)
  })
  count({ stories: imports, failed: fault })
  const parts = Object.entries(strikes).map(([point, times]) => `${point} ${times}`)
  process.stdout.write(
    `${imports} imports, killed at ${parts.sort().join(', ')}: ${seconds(begun)}, `
  )
}

function count(outcome: { stories: number; failed: string | null }): void {
  passed += outcome.failed === null ? outcome.stories : Math.max(0, outcome.stories - 1)
  if (outcome.failed === null) return
  failed += 1
  process.stdout.write(`\n${outcome.failed}\n`)
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
