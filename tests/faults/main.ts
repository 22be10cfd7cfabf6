import { rm } from 'node:fs/promises'
import { compile } from '#tests/faults/run/compile'
import { readOptions, USAGE, type Options } from '#tests/faults/run/options'
import { tellStories } from '#tests/faults/run/tell'
import { World } from '#tests/faults/run/world'
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
  process.stdout.write(`\n${options.stories} stories on ${database}, seed ${options.seed}\n`)
  const cluster = database === 'postgres' ? await startPostgres() : null
  const databaseUrl = cluster && (await cluster.createDatabase('faults'))
  const world = await World.open({ folder, databaseUrl })
  const begun = performance.now()
  try {
    const told = await tellStories(world, options, (count, story) => {
      if (options.aloud) process.stdout.write(`\n${count}\n${story.log.join('\n')}\n`)
      if (count % 50 === 0) process.stdout.write(`  ${count} told, ${seconds(begun)}\n`)
    })
    passed += told.failed === null ? told.stories : told.stories - 1
    if (told.failed !== null) {
      failed += 1
      process.stdout.write(`\n${told.failed}\n`)
    }
    process.stdout.write(
      `${told.stories} stories, ${told.steps} steps, ${world.kills} kills, ${seconds(begun)}\n`
    )
  } finally {
    await world.close()
    await cluster?.stop()
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
