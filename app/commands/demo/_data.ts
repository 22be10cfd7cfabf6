import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Children } from './_children.js'
import { DemoTrouble, fileTrouble } from './_trouble.js'

type Ace = { children: Children; buildDir: string; env: NodeJS.ProcessEnv }

/**
 * Migrates, and fills the database unless that was done before. Seeding that was interrupted starts
 * over: on SQLite the file is the demo's own; a PostgreSQL database is never emptied here.
 * Answers whether it seeded. Throws DemoTrouble.
 */
export async function prepareData(ace: Ace, dataDir: string): Promise<boolean> {
  const seeded = join(dataDir, 'demo.seeded')
  const isSeeded = existsSync(seeded)
  if (!isSeeded && !ace.env.DATABASE_URL) await removeDatabase(dataDir)

  await migrate(ace)
  if (!isSeeded) {
    await runAce(ace, 'db:seed', '--files', 'database/seeders/demo_seeder.js')
    try {
      await writeFile(seeded, `${new Date().toISOString()}\n`, { mode: 0o600 })
    } catch (error) {
      fileTrouble(error, seeded)
    }
  }
  if (!isSeeded || !(await hasTokenFor(dataDir, ace.env.PORT))) await runAce(ace, 'cli:token')
  return !isSeeded
}

/** The CLI looks for the server where this file says, which another PORT makes wrong. */
async function hasTokenFor(dataDir: string, port: string | undefined): Promise<boolean> {
  try {
    const { url } = JSON.parse(await readFile(join(dataDir, 'cli.json'), 'utf8')) as { url: string }
    return new URL(url).port === port
  } catch {
    return false
  }
}

export function migrate(ace: Ace): Promise<void> {
  return runAce(ace, 'migration:run', '--force')
}

async function removeDatabase(dataDir: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) {
    await rm(join(dataDir, `portal.sqlite3${suffix}`), { force: true })
  }
}

async function runAce({ children, buildDir, env }: Ace, ...args: string[]): Promise<void> {
  const program = { name: args[0], args: ['ace.js', ...args], cwd: buildDir, env }
  const { ok, said } = await children.run(program)
  // db:seed reports a seeder's failure in words and exits with 0.
  const failed = !ok || said.some((line) => /❯ error\b/.test(line))
  if (failed) throw new DemoTrouble(`node ace ${args[0]} failed:\n${said.join('\n')}`)
}
